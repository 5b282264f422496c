'use strict';

const { resourceClass, resourceRecord } = require('./resource-class');

/**
 * Makes the function that turns payloads into resources.
 *
 * @param {object[]} descriptions the addon's table of resources
 * @returns {(payload: unknown, operation?: string) => unknown} gives a resource, a page, a list, a count, or the
 *   payload itself where it is of no known kind; the name of the operation tells the kind of payloads that do not
 */
function deserializer(descriptions) {
  const makers = new Map();
  for (const description of descriptions) {
    const make =
      description.form === 'class' ? resourceClass(description, makers) : resourceRecord(description, makers);
    makers.set(description.class, make);
  }
  const made = (key) =>
    descriptions
      .filter((description) => description[key])
      .map((description) => [description, makers.get(description.class)]);
  const byObject = new Map(made('object').map(([{ object }, make]) => [object, make]));
  const byOperation = new Map(
    made('operations').flatMap(([{ operations }, make]) => operations.map((name) => [name, make])),
  );
  const byList = new Map(made('elementsOf').map(([{ elementsOf }, make]) => [elementsOf, make]));
  const [[, deleted]] = made('deleted');

  function resource(payload, unnamed) {
    if (typeof payload === 'string') {
      return payload;
    }
    if (typeof payload !== 'object' || payload === null) {
      throw new TypeError(`${payload} stands in place of a resource`);
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
    const make = byObject.get(payload.object);
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
    return payload.total_count === undefined ? data : { data, totalCount: payload.total_count };
  };
}

/** What the elements of a list become, where an answer can be nothing but a list. */
function elements(list, make) {
  if (!list) {
    throw new TypeError('something else stands in place of a list');
  }
  return list.map(make);
}

/** The elements of a list or a page; `undefined` for other payloads. Pages of M2M tokens have a name of their own. */
function listOf(payload) {
  return [payload, payload?.m2m_tokens, payload?.data].find(Array.isArray);
}

module.exports = { deserializer };
