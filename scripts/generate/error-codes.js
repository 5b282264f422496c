'use strict';

const { inTable, literal, readRegistry, unionOf, variantOf } = require('./registry');

/** @import { ErrorCode, ErrorGroup, GeneratedFile, Reason } from './model' */

const MARK = 'Generated from api/errors.yaml by `npm run generate`. Do not edit.';

const SHAPE = {
  entries: 'codes',
  group: { required: ['title', 'doc', 'codes'], optional: ['class', 'type'] },
  entry: { required: ['meaning', 'action'], optional: ['core'] },
};

/**
 * The comments of the unions of codes.
 *
 * @type {Record<string, string>}
 */
const UNION_DOCS = {
  ConfigurationErrorCode: 'What is wrong with a configuration, or with how this package is used.',
  WebhookErrorCode: 'Why a webhook was not accepted.',
  AddonErrorCode: 'Why the native addon cannot be loaded.',
};

/**
 * Reads the codes of errors.
 *
 * @param {string} file `api/errors.yaml`
 */
function readErrorCodes(file) {
  return /** @type {ErrorGroup[]} */ (readRegistry(file, SHAPE));
}

/**
 * Everything that is generated from `api/errors.yaml`.
 *
 * @param {ErrorGroup[]} groups
 * @param {Reason[]} reasons the page lists the errors that have a reason, too
 * @returns {GeneratedFile[]}
 */
function errorCodeFiles(groups, reasons) {
  return [
    ['lib/errors/codes.js', javascript(groups)],
    ['types/error-code.d.ts', declarations(groups)],
    ['src/error/configuration_code.rs', rust(groups)],
    ['docs/reference/errors.md', page(groups, reasons)],
  ];
}

/** @param {ErrorGroup[]} groups */
function javascript(groups) {
  const codes = groups.filter(isOfConfiguration).flatMap((group) => group.codes.map(({ code }) => `  '${code}',\n`));
  return `'use strict';

// ${MARK}

/** The codes of {@link ConfigurationError}. \`types/error-code.d.ts\` explains them. */
const CONFIGURATION_ERROR_CODES = new Set([
${codes.join('')}]);

module.exports = { CONFIGURATION_ERROR_CODES };
`;
}

/** @param {ErrorGroup[]} groups */
function declarations(groups) {
  const unions = groups.flatMap(({ type, codes }) => {
    const members = codes.map(({ code, meaning }) => ({ type: `'${code}'`, meaning }));
    return type ? [unionOf(type, UNION_DOCS[type], members)] : [];
  });
  return `// ${MARK}\n\n${unions.join('\n')}`;
}

/** @param {ErrorGroup[]} groups */
function rust(groups) {
  const rows = groups
    .flatMap(({ codes }) => codes)
    .filter(({ core }) => core)
    .map(({ code, meaning }) => ({ code, meaning, variant: variantOf(code) }));
  const variants = rows.map(({ meaning, variant }) => `    /// ${meaning.trim()}\n    ${variant},\n`);
  return `// ${MARK}

//! The codes of configuration errors that the core reports.

/// What is wrong with a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigurationErrorCode {
${variants.join('')}}

impl ConfigurationErrorCode {
    /// The stable code, such as \`publishable-key-invalid\`.
    pub const fn as_str(self) -> &'static str {
        match self {
${rows.map(({ code, variant }) => `            Self::${variant} => ${literal(code)},\n`).join('')}        }
    }
}
`;
}

/**
 * @param {ErrorGroup[]} groups
 * @param {Reason[]} reasons
 */
function page(groups, reasons) {
  const sections = groups.map(({ title, doc, class: name, codes }) => {
    const className = name ? `Class: \`${name}\`, exported by \`clerk-express-native/errors\`.\n\n` : '';
    return `## ${title}\n\n${doc.trim()}\n\n${className}${table(codes)}`;
  });
  const verification = reasons.filter(({ token }) => token);
  const machine = reasons.filter(({ machine }) => machine);
  return `<!-- ${MARK} -->

# Errors

Compare codes, not messages: codes are stable. \`error.action\`, if present, says what to do; the console prints it after
the message.

${sections.join('\n\n')}

## Token verification errors

\`verifyToken()\` rejects with a \`TokenVerificationError\` if it rejects a token. Its \`reason\` is one of these.

${reasonTable(verification)}

## Machine token errors

\`clerkClient.m2m.verify()\` rejects with a \`MachineTokenVerificationError\`. Its \`code\` is one of these.

${reasonTable(machine)}
`;
}

/** @param {ErrorCode[]} codes */
function table(codes) {
  const rows = codes.map(
    ({ code, meaning, action }) => `| <a id="${code}"></a>\`${code}\` | ${inTable(meaning)} | ${inTable(action)} |`,
  );
  return `| code | meaning | what to do |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** @param {Reason[]} reasons */
function reasonTable(reasons) {
  const rows = reasons.map(({ code, slug, meaning }) => `| [\`${code}\`](reasons/${slug}.md) | ${inTable(meaning)} |`);
  return `| reason | meaning |\n| --- | --- |\n${rows.join('\n')}`;
}

/** @param {ErrorGroup} group */
function isOfConfiguration({ class: name }) {
  return name === 'ConfigurationError';
}

module.exports = { errorCodeFiles, readErrorCodes };
