'use strict';

const assert = require('node:assert/strict');

describe('Types: the methods of a client', function () {
  this.timeout(60_000);
  const { namespaces } = require('../../lib/backend/tables');
  const rows = namespaces.flatMap(({ methods }) => methods);
  let declarations;
  let methods;

  before(() => {
    declarations = require('./declarations');
    methods = declarations.methods();
  });

  it('are those of the table', () => {
    assert.deepEqual([...methods.keys()].sort(), rows.map(({ operation }) => operation).sort());
  });

  it('accept the number of arguments in the table, followed by call options', () => {
    const wrong = rows.filter(({ operation, parameters }) => {
      const declared = declarations.parameters(methods.get(operation));
      return declared.length !== parameters.length + 1 || declared.at(-1).name !== 'callOptions';
    });
    assert.deepEqual(
      wrong.map(({ operation }) => operation),
      [],
    );
  });

  it('accept objects with the properties that the table has a place for', () => {
    const missing = rows.flatMap(({ operation, parameters }) =>
      parameters.flatMap(({ kind, places }, index) => {
        const declared = kind === 'object' ? namesOf(operation, index) : [];
        return Object.keys(places ?? {})
          .filter((name) => !declared.includes(name))
          .map((name) => `${operation} ${name}`);
      }),
    );
    assert.deepEqual(missing, []);
  });

  /** The names of the properties that an argument can have. */
  function namesOf(operation, index) {
    return declarations.propertyNames(declarations.parameters(methods.get(operation))[index].type);
  }

  it('have `all` if the table says that they resolve with pages', () => {
    const declared = [...methods]
      .filter(([, method]) => declarations.properties(method).has('all'))
      .map(([operation]) => operation);
    const paged = rows.filter(({ isPaged }) => isPaged).map(({ operation }) => operation);
    assert.deepEqual(declared.sort(), paged.sort());
  });
});
