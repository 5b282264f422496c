'use strict';

const { once } = require('node:events');
const http = require('node:http');
const { serveApp } = require('./app');
const { startFrontendApi } = require('./frontend-api');
const { implementations } = require('./implementations');
const { freshSecretKey, instances } = require('./instances');

/** @typedef {import('express').RequestHandler} RequestHandler */

/**
 * An app that forwards requests to a Frontend API. Sets `CLERK_FAPI_URL` until {@link stopProxying}.
 *
 * @param {import('./app').CreateApp} express
 * @param {{ api?: { origin: string }, options?: object, guard?: (options: any) => RequestHandler, earlier?:
 *   RequestHandler[] }} [parts] the options of `guard` depend on the middleware
 */
async function startProxiedApp(
  express,
  { api, options, guard = implementations.ours.clerkMiddleware, earlier = [] } = {},
) {
  const frontendApi = api ?? (await startFrontendApi());
  process.env.CLERK_FAPI_URL = frontendApi.origin;
  const secretKey = freshSecretKey();
  const settings = {
    publishableKey: instances.production.publishableKey,
    secretKey,
    frontendApiProxy: { enabled: true },
    ...options,
  };
  const app = await serveApp(express, (routes) => {
    earlier.forEach((middleware) => routes.use(middleware));
    routes.use(guard(settings));
    routes.use((req, res) => {
      res.end('the app');
    });
  });
  return { ...app, api: frontendApi, secretKey };
}

/** Resets the environment for other tests. */
function stopProxying() {
  delete process.env.CLERK_FAPI_URL;
}

/**
 * Starts a request without ending its body.
 *
 * @param {{ port: number }} server
 * @param {{ method?: string, path?: string, headers?: http.OutgoingHttpHeaders }} [options]
 */
function begin({ port }, { method = 'POST', path = '/__clerk/v1/upload', headers } = {}) {
  const request = http.request({ agent: false, host: '127.0.0.1', port, method, path, headers });
  request.on('error', () => {});
  return request;
}

/**
 * The complete response to a request.
 *
 * @param {http.ClientRequest} request
 */
async function answerTo(request) {
  const [response] = await once(request, 'response');
  response.setEncoding('latin1');
  let text = '';
  for await (const chunk of response) {
    text += chunk;
  }
  return { status: response.statusCode, headers: response.headers, text };
}

module.exports = { answerTo, begin, startProxiedApp, stopProxying };
