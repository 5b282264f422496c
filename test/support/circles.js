'use strict';

/**
 * Modules that use each other, directly or by way of others (Tarjan's strongly connected components).
 *
 * @param {Map<string, Map<string, string>>} uses the modules that each module uses
 * @returns {string[][]} the members of each circle, sorted
 */
function circles(uses) {
  const order = new Map();
  const lowest = new Map();
  const path = [];
  const found = [];

  function visit(module) {
    order.set(module, order.size);
    lowest.set(module, order.get(module));
    path.push(module);
    for (const used of uses.get(module)?.keys() ?? []) {
      if (!order.has(used)) {
        visit(used);
      }
      if (path.includes(used)) {
        lowest.set(module, Math.min(lowest.get(module), lowest.get(used)));
      }
    }
    if (lowest.get(module) === order.get(module)) {
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
