'use strict';

const { resourceClass, resourceRecord } = require('./resource-class');

/** @import { Deserialize, Maker, Payload, ResourceRow } from './types' */

/**
 * Creates the function that converts payloads to resources. It returns a resource, a page, an array, a count, or the
 * payload itself if its kind is unknown.
 *
 * @param {ResourceRow[]} rows
 * @returns {Deserialize}
 */
function deserializer(rows) {
  /** @type {Map<string, Maker>} */
  const makers = new Map();
  /** @type {Map<string | undefined, Maker>} */
  const byObject = new Map();
  /** @type {Map<string, Maker>} */
  const byOperation = new Map();
  /** @type {Map<string | undefined, Maker>} */
  const byList = new Map();
  /** @type {Maker} */
  let deleted = (payload) => payload;
  for (const row of rows) {
    const make = row.form === 'class' ? resourceClass(row, makers) : resourceRecord(row, makers);
    makers.set(row.class, make);
    if (row.object) {
      byObject.set(row.object, make);
    }
    row.operations?.forEach((operation) => byOperation.set(operation, make));
    if (row.elementsOf) {
      byList.set(row.elementsOf, make);
    }
    if (row.deleted) {
      deleted = make;
    }
  }

  /**
   * @param {unknown} payload
   * @param {Maker | undefined} unnamed for payloads that do not name their kind
   */
  function resource(payload, unnamed) {
    if (typeof payload === 'string') {
      return payload;
    }
    if (!isObject(payload)) {
      throw new TypeError(`expected a resource, got ${payload}`);
    }
    if (!Object.hasOwn(payload, 'object')) {
      return unnamed ? unnamed(payload) : payload;
    }
    if (Object.hasOwn(payload, 'deleted')) {
      return deleted(payload);
    }
    if (payload.object === 'total_count') {
      return payload.total_count;
    }
    const make = byObject.get(/** @type {string} */ (payload.object));
    return make ? make(payload) : payload;
  }

  return (payload, operation) => {
    const list = listOf(payload);
    const element = byList.get(operation);
    if (element) {
      return elements(list, element);
    }
    const unnamed = byOperation.get(operation);
    if (!list) {
      return resource(payload, unnamed);
    }
    const data = list.map((entry) => resource(entry, unnamed));
    const { total_count: totalCount } = /** @type {Payload} */ (payload);
    return totalCount === undefined ? data : { data, totalCount };
  };
}

/**
 * Converts the elements of a response that must be an array.
 *
 * @param {unknown[] | undefined} list
 * @param {Maker} make
 */
function elements(list, make) {
  if (!list) {
    throw new TypeError('expected an array, got something else');
  }
  return list.map((element) => make(/** @type {Payload} */ (element)));
}

/**
 * Returns the elements of an array or a page; `undefined` for other payloads. Pages of M2M tokens have their own key.
 *
 * @param {unknown} payload
 * @returns {unknown[] | undefined}
 */
function listOf(payload) {
  const { m2m_tokens: tokens, data } = /** @type {Payload} */ (payload ?? {});
  return [payload, tokens, data].find((value) => Array.isArray(value));
}

/**
 * @param {unknown} value
 * @returns {value is Payload}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

module.exports = { deserializer };
