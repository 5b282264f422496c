'use strict';

const { errorOfAddon } = require('./errors/coded-error');
const { webhookSigningSecret } = require('./options/environment');
const { WebhookDelivery } = require('./native');
const { eventOf } = require('./webhook/event');
const { headerValues } = require('./webhook/header-values');
const { asRefusal, parsedBodyError, usageError } = require('./webhook/refusal');
const { signedBody } = require('./webhook/signed-body');

/** @import { WebhookRequest } from './webhook/header-values' */

/**
 * Verifies that Clerk has recently signed a webhook for this endpoint. Method and URL do not matter: they are not
 * signed. The body is read last, and only when the headers are valid.
 *
 * @param {unknown} req a request of Express or of Node, or a Fetch Request
 * @param {{ signingSecret?: unknown }} [options]
 * @returns {Promise<ReturnType<typeof eventOf>>} the event; rejects with an error with a `code`, which
 *   `types/verify-webhook.d.ts` lists
 */
async function verifyWebhook(req, options) {
  const signingSecret = secretOf(options);
  const values = headerValues(req);
  const request = /** @type {WebhookRequest} */ (req);
  // The clock of JavaScript, which tests of apps may mock.
  const delivery = attempt(() => new WebhookDelivery(signingSecret, values, Date.now()));
  const { bytes, isRebuilt } = await signedBody(request);
  attempt(() => delivery.verify(bytes), isRebuilt ? parsedBodyError(request) : asRefusal);
  return eventOf(bytes);
}

/** @param {{ signingSecret?: unknown } | undefined} options */
function secretOf(options) {
  if (options != null && typeof options !== 'object') {
    throw usageError({
      code: 'webhook-options-invalid',
      message: `Clerk: the options of verifyWebhook() are a value of the type ${typeof options}; expected an object such as { signingSecret }.`,
    });
  }
  const secret = options?.signingSecret ?? webhookSigningSecret() ?? '';
  if (typeof secret !== 'string') {
    throw usageError({
      code: 'webhook-signing-secret-invalid',
      message: `Clerk: signingSecret is a value of the type ${typeof secret}; expected a string that starts with whsec_.`,
      action: 'Copy it from the Clerk Dashboard, at the endpoint under Webhooks.',
    });
  }
  return secret;
}

/**
 * Returns the result of a function of the addon, and converts what it throws to the error that the app receives.
 *
 * @template Result
 * @param {() => Result} call
 * @param {(error: Error & { code?: string }) => Error} convert
 * @returns {Result}
 */
function attempt(call, convert = asRefusal) {
  try {
    return call();
  } catch (error) {
    throw convert(errorOfAddon(/** @type {Error} */ (error)));
  }
}

module.exports = { verifyWebhook };
