'use strict';

const { Socket } = require('node:net');
const { IncomingMessage } = require('node:http');

/**
 * @import { Request, Response } from 'express'
 * @import { AuthResult } from 'express-oauth2-jwt-bearer'
 *
 * @typedef {{ sub?: string }} VerifiedClaims
 *
 * @typedef {(token: string) => VerifiedClaims | Promise<VerifiedClaims>} Verify
 *
 * @typedef {{ pem: string, origin: string }} KeySource
 */

/** What the tokens of this part are issued for; `express-oauth2-jwt-bearer` insists on both. */
const AUDIENCE = 'https://api.example.com';
const ISSUER = 'https://clerk.example.com';

/**
 * Libraries that verify an RS256 token: each row makes, from the public key in PEM form and the origin of the key set,
 * a function of the token that gives its claims or a promise of them.
 *
 * @type {Record<string, (source: KeySource) => Verify | Promise<Verify>>}
 */
const VERIFIERS = {
  'clerk-express-native, middleware and getAuth()': ({ pem }) => {
    const { clerkMiddleware, getAuth } = require('clerk-express-native');
    const middleware = clerkMiddleware({ jwtKey: pem });
    return (token) => {
      const request = requestWith(token);
      middleware(request, response, () => {});
      return /** @type {VerifiedClaims} */ (getAuth(request).sessionClaims);
    };
  },
  'clerk-express-native, verifyToken()': ({ pem }) => {
    const { verifyToken } = require('clerk-express-native');
    return (token) => verifyToken(token, { jwtKey: pem });
  },
  '@clerk/express, verifyToken()': ({ pem }) => {
    const { verifyToken } = require('@clerk/express');
    return (token) => verifyToken(token, { jwtKey: pem });
  },
  jose: async ({ pem }) => {
    const { importSPKI, jwtVerify } = await import('jose');
    const key = await importSPKI(pem, 'RS256');
    return async (token) => (await jwtVerify(token, key, { algorithms: ['RS256'] })).payload;
  },
  'fast-jwt': ({ pem }) => require('fast-jwt').createVerifier({ key: pem, algorithms: ['RS256'] }),
  'fast-jwt, cache on': ({ pem }) =>
    require('fast-jwt').createVerifier({ key: pem, algorithms: ['RS256'], cache: true }),
  '@node-rs/jsonwebtoken': ({ pem }) => {
    const { Algorithm, verifySync } = require('@node-rs/jsonwebtoken');
    const validation = { algorithms: [Algorithm.RS256] };
    return (token) => verifySync(token, pem, validation);
  },
  'express-oauth2-jwt-bearer': ({ origin }) => {
    const { auth } = require('express-oauth2-jwt-bearer');
    const middleware = auth({
      issuer: ISSUER,
      jwksUri: `${origin}/v1/jwks`,
      audience: AUDIENCE,
      tokenSigningAlg: 'RS256',
    });
    return (token) =>
      new Promise((resolve, reject) => {
        const request = requestWith(token);
        middleware(request, response, (error) =>
          error ? reject(error) : resolve(/** @type {AuthResult} */ (request.auth).payload),
        );
      });
  },
};

const socket = new Socket();
const response = /** @type {Response} */ (
  /** @type {unknown} */ ({ appendHeader() {}, setHeader() {}, writableEnded: false })
);

/**
 * A request as Express' middleware see it.
 *
 * @param {string} token
 * @returns {Request}
 */
function requestWith(token) {
  const request = /** @type {Request} */ (new IncomingMessage(socket));
  /** @type {Record<string, string>} */
  const headers = { host: 'localhost:3000', authorization: `Bearer ${token}` };
  const ofExpress = {
    protocol: 'http',
    query: {},
    is: () => false,
    get: (/** @type {string} */ name) => headers[name.toLowerCase()],
  };
  return Object.assign(request, { method: 'GET', url: '/', originalUrl: '/', headers, ...ofExpress });
}

module.exports = { AUDIENCE, VERIFIERS };
