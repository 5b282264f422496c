'use strict';

// Shows Clerk's sign-in component, and returns to the page that the user came from.

async function showSignIn() {
  const element = document.getElementById('sign-in');
  const { Clerk: clerk, __internal_ClerkUICtor: ClerkUI } = window;
  if (clerk === undefined || ClerkUI === undefined) {
    element.textContent = "Clerk's scripts could not be loaded. Install @clerk/clerk-js and @clerk/ui.";
    return;
  }
  await clerk.load({ ui: { ClerkUI } });
  element.replaceChildren();
  clerk.mountSignIn(element, { routing: 'hash', forceRedirectUrl: returnUrl() });
}

/** The page in `redirect_url`, if it is one of this app. */
function returnUrl() {
  const url = new URL(new URLSearchParams(location.search).get('redirect_url') ?? '/', location.origin);
  return url.origin === location.origin ? url.href : '/';
}

showSignIn();
