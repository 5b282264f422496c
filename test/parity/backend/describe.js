'use strict';

/** Describes the result of a call as plain JSON in which `undefined`, types, getters and errors stay visible. */

const { errorClassOf } = require('../../support/error-class');
const { isClerkAPIResponseError } = require('@clerk/shared/error');

/** Describes the result of a promise. */
async function settle(call) {
  try {
    const value = await call();
    return { resolved: describeValue(value), json: JSON.stringify(value) ?? '(undefined)' };
  } catch (error) {
    return { rejected: describeError(error) };
  }
}

/** Describes everything observable about a value: own properties in order, getters, methods and types. */
function describeValue(value) {
  if (value === undefined || typeof value === 'function') {
    return `(${typeof value})`;
  }
  if (value === null || typeof value !== 'object') {
    return typeof value === 'bigint' ? `(bigint ${value})` : value;
  }
  if (value instanceof URL || value instanceof Date) {
    return `(${value.constructor.name} ${value.toJSON()})`;
  }
  if (Array.isArray(value)) {
    return value.map(describeValue);
  }
  const own = ownProperties(value);
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype
    ? own
    : { class: nameOf(value), own, ...raw(value), ...inherited(value, prototype) };
}

/** Own properties. Without a prototype, so that an own property named `__proto__` stays one. */
function ownProperties(value) {
  const own = Object.create(null);
  for (const key of Reflect.ownKeys(value)) {
    if (key !== '_raw') {
      const { enumerable } = Object.getOwnPropertyDescriptor(value, key);
      own[enumerable ? String(key) : `${String(key)} (not enumerable)`] = describeValue(value[key]);
    }
  }
  return own;
}

/** The payload that some resources retain. Whether it is enumerable is separate from its value. */
function raw(value) {
  const descriptor = Object.getOwnPropertyDescriptor(value, '_raw');
  return descriptor ? { raw: describeValue(descriptor.value), rawIsListed: descriptor.enumerable } : {};
}

/** What the class adds: getters with their values, and the names of methods. */
function inherited(value, prototype) {
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(prototype)).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    getters: Object.fromEntries(
      descriptors.filter(([, { get }]) => get).map(([name]) => [name, describeValue(value[name])]),
    ),
    methods: descriptors.filter(([name, { value: method }]) => method && name !== 'constructor').map(([name]) => name),
  };
}

/** Describes an error. The wording of Clerk's API is compared literally, that of the packages' own errors is not. */
function describeError(error) {
  if (!(error instanceof Error)) {
    return { thrown: describeValue(error) };
  }
  const isApiError = isClerkAPIResponseError(error);
  const { name, message, status, clerkTraceId, retryAfter, code, clerkError, longMessage, docsUrl, reason, action } =
    error;
  const hasStatus = isApiError && status !== undefined;
  return {
    class: errorClassOf(error),
    kind: describeValue(error.constructor.kind),
    name: withoutUnderscore(name),
    isApiError,
    message: hasStatus ? message : worded(message),
    ...describeValue({ status, clerkTraceId, retryAfter, clerkError, longMessage, docsUrl, reason }),
    code: describeValue(code),
    hasAction: Boolean(action),
    // Whether `cause` is enumerable in `@clerk/express` depends on the engine.
    keys: Object.keys(error).filter((key) => key !== 'cause'),
    errors: Array.isArray(error.errors) ? error.errors.map(describeEntry) : describeValue(error.errors),
    headline: hasStatus ? String(error.stack).split('\n')[0] : undefined,
  };
}

/** Describes an entry of `errors`: the message of an `unexpected_error` is the package's own. */
function describeEntry(entry) {
  const described = describeValue(entry);
  if (entry?.code === 'unexpected_error' && Object.keys(entry).length === 2) {
    return { code: entry.code, message: worded(entry.message) };
  }
  return { kind: describeValue(entry?.constructor?.kind), entry: described.own ?? described };
}

function worded(text) {
  return typeof text === 'string' && text !== '' ? '(a message)' : describeValue(text);
}

/** The name of a value's class. */
function nameOf(value) {
  return withoutUnderscore(value.constructor?.name) ?? '(none)';
}

/** Bundlers put an underscore before the name of a class that refers to itself. */
function withoutUnderscore(name) {
  return name?.replace(/^_/, '');
}

module.exports = { settle };
