'use strict';

const { literal, readRegistry, unionOf, variantOf } = require('./registry');

/** @import { GeneratedFile, Reason, ReasonGroup } from './model' */

const MARK = 'Generated from api/reasons.yaml by `npm run generate`. Do not edit.';
const FOLDER = 'docs/reference/reasons';

const SHAPE = {
  entries: 'reasons',
  group: { required: ['title', 'doc', 'reasons'], optional: [] },
  entry: {
    required: ['meaning', 'cause', 'advice', 'audience'],
    optional: ['redirect', 'prefix', 'token', 'machine', 'guard', 'foreign'],
  },
};

/**
 * Reads the reasons, and names the page and the Rust variant of each.
 *
 * @param {string} file `api/reasons.yaml`
 * @returns {ReasonGroup[]}
 */
function readReasons(file) {
  const groups = /** @type {ReasonGroup[]} */ (readRegistry(file, SHAPE));
  return groups.map((group) => ({
    ...group,
    reasons: group.reasons.map((reason) => {
      const whole = `${reason.code}${reason.prefix ?? ''}`;
      return { ...reason, slug: whole.toLowerCase().replaceAll(' ', '-'), variant: variantOf(whole) };
    }),
  }));
}

/**
 * Everything that is generated from `api/reasons.yaml`.
 *
 * @param {ReasonGroup[]} groups
 * @returns {GeneratedFile[]}
 */
function reasonFiles(groups) {
  const reasons = groups.flatMap((group) => group.reasons);
  return [
    ['src/reason/code.rs', rust(reasons)],
    ['types/reason.d.ts', declarations(reasons)],
    ['examples/express/reasons.js', example(reasons)],
    [`${FOLDER}/README.md`, index(groups)],
    ...reasons.map(pageFile),
  ];
}

/**
 * @param {Reason} reason
 * @returns {GeneratedFile}
 */
function pageFile(reason) {
  return [`${FOLDER}/${reason.slug}.md`, page(reason)];
}

/** @param {Reason[]} reasons */
function rust(reasons) {
  const arms = (/** @type {(reason: Reason) => string} */ value) =>
    reasons.map((reason) => `            Self::${reason.variant} => ${value(reason)},\n`).join('');
  const matching = (/** @type {'prefix' | 'redirect'} */ key) =>
    reasons
      .filter((reason) => reason[key])
      .map(({ variant }) => `Self::${variant}`)
      .join(' | ');
  return `// ${MARK}

//! Every reason.

use super::Audience;

/// A reason as it is in \`x-clerk-auth-reason\`, and in the \`reason\` or \`code\` of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonCode {
${reasons.map(({ meaning, variant }) => `    /// ${meaning.trim()}\n    ${variant},\n`).join('')}}

impl ReasonCode {
    /// Every reason.
    pub const ALL: [Self; ${reasons.length}] = [
${reasons.map(({ variant }) => `        Self::${variant},\n`).join('')}    ];

    /// The stable text. If [\`Self::is_prefix\`], a code of Clerk follows it.
    pub const fn as_str(self) -> &'static str {
        match self {
${arms(({ code }) => literal(code))}        }
    }

    /// What to do about it: a sentence that begins in lower case.
    pub const fn advice(self) -> &'static str {
        match self {
${arms(({ advice }) => literal(advice))}        }
    }

    /// What clients learn from a guard.
    pub const fn audience(self) -> Audience {
        match self {
${arms(({ audience }) => `Audience::${variantOf(audience)}`)}        }
    }

    /// Whether the text is followed by a code of Clerk.
    pub const fn is_prefix(self) -> bool {
        matches!(self, ${matching('prefix')})
    }

    /// Whether browsers recover by a redirect to Clerk.
    pub const fn is_fixed_by_redirect(self) -> bool {
        matches!(self, ${matching('redirect')})
    }
}
`;
}

/** @param {Reason[]} reasons */
function declarations(reasons) {
  const member = (/** @type {Reason} */ { code, prefix, meaning }) => ({
    type: prefix ? `\`${code}\${string}\`` : `'${code}'`,
    meaning,
  });
  const own = reasons.filter(({ guard, foreign }) => !guard && !foreign);
  const verification = reasons.filter(({ token }) => token);
  return `// ${MARK}

${unionOf('AuthReason', 'Why a request is not signed in: the value of `x-clerk-auth-reason`.', own.map(member))}
${unionOf(
  'TokenVerificationErrorReason',
  "Why a token was rejected. `verifyToken` does not use those of Clerk's SDK, which come last.",
  verification.map(member),
)}
${unionOf(
  'MachineTokenVerificationErrorCode',
  'Why a machine token was rejected.',
  reasons.filter(({ machine }) => machine).map(member),
)}`;
}

/** @param {Reason[]} reasons */
function example(reasons) {
  const rows = reasons
    .filter(({ foreign }) => !foreign)
    .map(({ code, meaning }) => `  ${literal(code)}: ${literal(meaning)},\n`);
  return `'use strict';

// ${MARK}

/** What reasons mean. */
module.exports = {
${rows.join('')}};
`;
}

/** @param {ReasonGroup[]} groups */
function index(groups) {
  const sections = groups.map(({ title, doc, reasons }) => {
    const rows = reasons.map((reason) => `| [\`${shown(reason)}\`](${reason.slug}.md) | ${oneLine(reason.meaning)} |`);
    return `## ${title}\n\n${doc.trim()}\n\n| reason | meaning |\n| --- | --- |\n${rows.join('\n')}`;
  });
  return `<!-- ${MARK} -->

# Reasons

If a request is not signed in, the response header \`x-clerk-auth-reason\` says why; \`x-clerk-auth-message\` may have
details. With \`debug: true\`, the console explains each decision; \`npx clerk-express-native explain\` explains the one
about a single token or request ([Troubleshooting](../../guides/troubleshooting.md)). Reasons are stable.

${sections.join('\n\n')}
`;
}

/**
 * The response to a request, by audience.
 *
 * @type {Record<string, string>}
 */
const RESPONSES = {
  'no-token': '401 and a challenge without an error code, because there is no token to reject',
  'not-checked': '503 and `Retry-After`, because the token may be valid',
  'origin-not-allowed': '403 to the WebSocket upgrade',
};

/** @param {Reason} reason */
function page({ code, meaning, cause, advice, audience, redirect, token, machine, guard, foreign, ...reason }) {
  const places = [
    !guard && !foreign && 'the response header `x-clerk-auth-reason`',
    guard && "the body of a guard's response, or `auth.debug().reason`",
    token && '`reason` of a `TokenVerificationError`',
    machine && '`code` of a `MachineTokenVerificationError`',
  ].flatMap((place) => place || []);
  const response = RESPONSES[audience] ?? '401 and the error code `invalid_token`';
  const sender = audience === 'origin-not-allowed' ? '`refuseUpgrade()`' : 'A guard';
  return `<!-- ${MARK} -->

# \`${shown({ code, ...reason })}\`

${oneLine(meaning)}

## Usual cause

${oneLine(cause)}

## What to do

${capitalized(oneLine(advice)).replace('<token>', '&lt;token&gt;')}

## Where it appears

${places.map((place) => `- ${place[0].toUpperCase()}${place.slice(1)}\n`).join('')}
${sender} responds with ${response}.${redirect ? ' Browsers that request a document are redirected to Clerk and return with fresh cookies.' : ''}

[All reasons](README.md) · [Troubleshooting](../../guides/troubleshooting.md)
`;
}

/** @param {Pick<Reason, 'code' | 'prefix'>} reason */
function shown({ code, prefix }) {
  return prefix ? `${code}<${prefix}>` : code;
}

/** @param {string} text */
function oneLine(text) {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** @param {string} text */
function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}

module.exports = { readReasons, reasonFiles };
