'use strict';

/**
 * Modules that use each other, directly or through others (Tarjan's strongly connected components).
 *
 * @param {Map<string, Map<string, string>>} uses the modules that each module uses
 * @returns {string[][]} the members of each circle, sorted
 */
function circles(uses) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const found = [];

  const lowestOf = (/** @type {string} */ module) => lowest.get(module) ?? Infinity;

  /** @param {string} module */
  function visit(module) {
    lowest.set(module, order.size);
    order.set(module, order.size);
    path.push(module);
    for (const used of uses.get(module)?.keys() ?? []) {
      if (!order.has(used)) {
        visit(used);
      }
      if (path.includes(used)) {
        lowest.set(module, Math.min(lowestOf(module), lowestOf(used)));
      }
    }
    if (lowestOf(module) === order.get(module)) {
      const members = path.splice(path.indexOf(module));
      if (members.length > 1) {
        found.push(members.sort());
      }
    }
  }

  for (const module of uses.keys()) {
    if (!order.has(module)) {
      visit(module);
    }
  }
  return found;
}

module.exports = { circles };
