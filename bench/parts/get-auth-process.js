'use strict';

/** A process that counts the calls of `JSON.parse()` for one request with five calls of `getAuth()`. */

const { IncomingMessage } = require('node:http');
const { Socket } = require('node:net');
const { clerkMiddleware, getAuth } = require('clerk-express-native');

/**
 * @import { Request, Response } from 'express'
 * @import { Scripts } from '../types'
 */

const response = /** @type {Response} */ (/** @type {unknown} */ ({ appendHeader() {}, writableEnded: false }));

process.once('message', (/** @type {Scripts['parts/get-auth-process.js']['settings']} */ { token }) => {
  const request = /** @type {Request} */ (new IncomingMessage(new Socket()));
  Object.assign(request, {
    method: 'GET',
    url: '/',
    originalUrl: '/',
    headers: { host: 'localhost:3000', authorization: `Bearer ${token}` },
  });
  clerkMiddleware()(request, response, (error) => {
    if (error) {
      throw error;
    }
    const { parse } = JSON;
    let parses = 0;
    JSON.parse = (...args) => {
      parses += 1;
      return parse(...args);
    };
    const users = Array.from({ length: 5 }, () => getAuth(request).userId);
    JSON.parse = parse;
    if (!users.every((userId) => userId === 'user_1')) {
      throw new Error(`getAuth() returned the users ${users.join(', ')}.`);
    }
    process.send?.({ parses });
  });
});
process.on('disconnect', () => process.exit());
