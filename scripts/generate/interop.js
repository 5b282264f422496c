'use strict';

const { instanceName } = require('./types');

const HEAD = `// Generated from api/definition/ by \`npm run generate\`. Do not edit.

/**
 * Lets resources and clients of this package be passed to code that is typed with \`@clerk/backend\`.
 *
 * The classes of \`@clerk/backend\` have private and protected members, and TypeScript accepts in place of such a class
 * only a type that is derived from it. This module derives the types of this package from those classes. It is not part
 * of the main module because it needs \`@clerk/backend\` to be installed. Import it once, anywhere in the app:
 *
 * \`\`\`ts
 * import type {} from 'clerk-express-native/interop';
 * \`\`\`
 *
 * The members themselves are not there at run time, and only code within those classes could use them.
 *
 * @packageDocumentation
 */

// Each interface is the type of this package, derived from the class.
/* eslint-disable @typescript-eslint/no-empty-object-type */
`;

/**
 * `interop.d.ts`: the types of this package, derived from the classes of `@clerk/backend`.
 *
 * @param {import('./model').Definition} definition
 * @returns {import('./model').GeneratedFile[]}
 */
function interopDeclarations({ areas, namespaces }) {
  // Only classes with `raw` have members that are not public.
  const resources = areas.flatMap(({ name: area, resources: all }) =>
    all
      .filter(({ computed }) => computed.some(({ raw }) => raw))
      .map((resource) => ({ area, name: instanceName(resource) })),
  );
  const imports = [...resources.map(({ name }) => `${name} as Peer${name}`)].sort();
  const derived = [
    ...resources.map(({ area, name }) => derivation(`resource/${area}`, name)),
    ...namespaces.map(({ name, interface: type }) => derivation(`operation/${name}`, type)),
    derivation('telemetry', 'Telemetry'),
  ];
  const peers = [...namespaces.map(({ namespace, interface: type }) => [type, namespace]), ['Telemetry', 'telemetry']];
  const aliases = peers.map(([type, property]) => `type Peer${type} = ClerkClient['${property}'];`);
  const text = [
    HEAD,
    `import type { ClerkClient, ${imports.join(', ')} } from '@clerk/backend';`,
    '',
    ...derived,
    '',
    ...aliases,
    '',
  ].join('\n');
  return [['interop.d.ts', text]];
}

/**
 * @param {string} module
 * @param {string | undefined} type
 */
function derivation(module, type) {
  return `declare module './types/${module}' { interface ${type} extends Peer${type} {} }`;
}

module.exports = { interopDeclarations };
