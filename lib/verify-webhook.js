'use strict';

const { errorOfAddon } = require('./errors/coded-error');
const { webhookSigningSecret } = require('./options/environment');
const { WebhookDelivery } = require('./native');
const { eventOf } = require('./webhook/event');
const { headerValues } = require('./webhook/header-values');
const { asRefusal, misused, parsedBody } = require('./webhook/refusal');
const { signedBody } = require('./webhook/signed-body');

/**
 * Whether a request is a webhook that Clerk has signed for this endpoint, a moment ago.
 * Neither method nor address are looked at: nobody signs them. The body is read last, and only when the headers are in
 * order.
 *
 * @param {object} req a request of Express or of Node, or a Fetch Request
 * @param {{ signingSecret?: string }} [options]
 * @returns {Promise<object>} the event; rejects with an error with a `code`, `types/verify-webhook.d.ts` has the list
 */
async function verifyWebhook(req, options) {
  const signingSecret = secretOf(options);
  const values = headerValues(req);
  // The clock of JavaScript, which tests of apps may set.
  const delivery = attempt(() => new WebhookDelivery(signingSecret, values, Date.now()));
  const { bytes, isRebuilt } = await signedBody(req);
  attempt(() => delivery.verify(bytes), isRebuilt ? parsedBody(req) : asRefusal);
  return eventOf(bytes);
}

function secretOf(options) {
  if (options != null && typeof options !== 'object') {
    throw misused({
      code: 'webhook-options-invalid',
      message: `Clerk: the options of verifyWebhook() are a value of the type ${typeof options}; expected an object such as { signingSecret }.`,
    });
  }
  const secret = options?.signingSecret ?? webhookSigningSecret() ?? '';
  if (typeof secret !== 'string') {
    throw misused({
      code: 'webhook-signing-secret-invalid',
      message: `Clerk: signingSecret is a value of the type ${typeof secret}; expected a string that starts with whsec_.`,
      action: 'Copy it from the Clerk Dashboard, at the endpoint under Webhooks.',
    });
  }
  return secret;
}

/** What a function of the addon returns; what it throws becomes an error as apps see it. */
function attempt(call, explain = asRefusal) {
  try {
    return call();
  } catch (error) {
    throw explain(errorOfAddon(error));
  }
}

module.exports = { verifyWebhook };
