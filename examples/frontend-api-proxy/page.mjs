/**
 * A page with Clerk's components. The scripts, and all requests that they make, go to the proxy path of the app.
 *
 * Both values are written into attributes: a publishable key and a path contain no characters that HTML escapes.
 */
export const page = ({ publishableKey, proxyUrl }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Clerk through a proxy</title>
    <script defer src="${proxyUrl}/npm/@clerk/ui@1/dist/ui.browser.js"></script>
    <script
      defer
      src="${proxyUrl}/npm/@clerk/clerk-js@6/dist/clerk.browser.js"
      data-clerk-publishable-key="${publishableKey}"
      data-clerk-proxy-url="${proxyUrl}"
    ></script>
    <script type="module">
      // Module scripts run after the deferred scripts above.
      const { Clerk, __internal_ClerkUICtor: ClerkUI } = window;
      await Clerk.load({ ui: { ClerkUI } });

      const element = document.querySelector('#clerk');
      if (Clerk.isSignedIn) {
        Clerk.mountUserButton(element);
      } else {
        Clerk.mountSignIn(element);
      }

      const response = await fetch('/api/me');
      document.querySelector('#server').textContent = JSON.stringify(await response.json());
    </script>
  </head>
  <body>
    <div id="clerk"></div>
    <p>GET /api/me: <code id="server"></code></p>
  </body>
</html>
`;
