'use strict';

/**
 * The cookies of a request, drawn at random: plain, with the instance's suffix, both alike, or both and different.
 * The kinds of token that were drawn are added to `tokens`, by the name of their cookie.
 */

const { instances } = require('../../support/instances');
const { ISSUED_AT, KINDS_BY_GROUP, tokenOf } = require('./tokens');

/** How often the session cookie holds a token of each group. */
const SESSION_GROUPS = { GOOD: 60, TIMING: 14, CLAIMS: 5, HEADERS: 6, INTEGRITY: 7, MACHINE_JWTS: 4, NEVER_ISSUED: 2 };

/** Values of `__client_uat`. The valid session is issued at `ISSUED_AT`. */
const CLIENT_UAT = {
  before: ISSUED_AT - 86_400,
  equal: ISSUED_AT,
  after: ISSUED_AT + 86_400,
  zero: '0',
  twoZeros: '00',
  empty: '',
  word: 'yes',
  numberAndWord: '1x',
  negative: '-5',
  fraction: '1.5',
  hexadecimal: '0x10',
  blank: ' 1',
};
const CLIENT_UAT_WEIGHTS = {
  before: 60,
  equal: 4,
  after: 8,
  zero: 8,
  twoZeros: 1,
  empty: 1,
  word: 1,
  numberAndWord: 1,
  negative: 1,
  fraction: 1,
  hexadecimal: 1,
  blank: 1,
};

const VARIANTS = { both: 40, suffixed: 15, plain: 20, different: 15, none: 10 };
const REDIRECT_COUNTS = ['0', '1', '2', '3', '3', '3', '4', '17', '', 'x', '1.5', '0x2', '-1', '3.0', '1e0'];

/**
 * @param {import('./random').Random} random
 * @param {'production' | 'development'} instanceName
 * @param {{ session?: boolean, refresh?: boolean, handshake: () => string[][], redirects?: boolean, forms?: boolean,
 *   signedOut?: boolean }} focus what is drawn oddly; `handshake` returns the cookies of a handshake
 * @returns {{ header: string | undefined, tokens: Record<string, string> }}
 */
function drawCookies(random, instanceName, focus) {
  const instance = instances[instanceName];
  const tokens = {};
  if (focus.signedOut && !focus.handshake().length) {
    return {
      header: random.pick([
        undefined,
        undefined,
        '__client_uat=0; __clerk_db_jwt=dvb_1',
        '__clerk_redirect_count=3',
        '__clerk_redirect_count=1',
      ]),
      tokens,
    };
  }
  const drawSession = (name) => {
    const kind =
      focus.refresh && random.chance(0.9) ? random.pick(KINDS_BY_GROUP.TIMING) : drawSessionKind(random, focus);
    tokens[name] = kind;
    return tokenOf(kind, instance);
  };
  const variants = (usual) => (focus.session ? random.weighted(VARIANTS) : usual);
  const usual = random.weighted({ both: 6, suffixed: 2, plain: 2, none: focus.session || focus.refresh ? 0 : 1 });
  const uatUsual = random.chance(0.92) ? usual : random.weighted(VARIANTS);
  const cookies = [
    ...pair('__session', instance, variants(usual), drawSession),
    ...pair(
      '__client_uat',
      instance,
      variants(uatUsual),
      () => CLIENT_UAT[focus.session ? random.weighted(CLIENT_UAT_WEIGHTS) : 'before'],
    ),
  ];
  if (instanceName === 'development' ? random.chance(0.93) : random.chance(0.2)) {
    cookies.push(
      ...pair('__clerk_db_jwt', instance, variants(usual === 'none' ? 'both' : usual), () =>
        random.pick(['dvb_1', 'dvb_1', 'dvb_2', 'dvb %2F+&=']),
      ),
    );
  }
  if (focus.refresh ? random.chance(0.92) : random.chance(0.1)) {
    cookies.push([
      random.chance(0.95) ? `__refresh_${instance.suffix}` : '__refresh',
      random.chance(0.95) ? 'refresh_1' : '',
    ]);
  }
  if (focus.redirects ? random.chance(0.9) : random.chance(0.04)) {
    cookies.push(['__clerk_redirect_count', random.pick(REDIRECT_COUNTS)]);
  }
  cookies.push(...focus.handshake());
  return { header: render(random, cookies, focus.forms), tokens };
}

function drawSessionKind(random, focus) {
  return focus.session || random.chance(0.25)
    ? random.pick(KINDS_BY_GROUP[random.weighted(SESSION_GROUPS)])
    : random.pick(['good', 'good', 'organization', 'otherOrganization']);
}

/** A cookie and its suffixed twin. `draw` returns a value for the name that it is called with. */
function pair(name, { suffix }, variant, draw) {
  const suffixedName = `${name}_${suffix}`;
  switch (variant) {
    case 'both': {
      const value = draw(name);
      return [
        [name, value],
        [suffixedName, value],
      ];
    }
    case 'suffixed':
      return [[suffixedName, draw(suffixedName)]];
    case 'plain':
      return [[name, draw(name)]];
    case 'different':
      return [
        [name, draw(name)],
        [suffixedName, draw(suffixedName)],
      ];
    default:
      return [];
  }
}

/** The header. Odd forms are those that browsers do not send but parsers accept. */
function render(random, cookies, oddForms) {
  if (cookies.length === 0 && !oddForms) {
    return undefined;
  }
  if (!oddForms) {
    return cookies.map(([name, value]) => `${name}=${value}`).join('; ');
  }
  const pieces = cookies.flatMap(([name, value]) => {
    const written = random.weighted({
      asIs: 6,
      blanks: 1,
      tab: 1,
      encoded: 1,
      quoted: 1,
      repeated: 1,
      emptyBefore: 1,
      badEscape: 1,
    });
    return {
      asIs: [`${name}=${value}`],
      blanks: [` ${name} = ${value} `],
      tab: [`\t${name}=\t${value}`],
      encoded: [`${name}=${String(value).replaceAll('.', '%2E')}`],
      quoted: [`${name}="${value}"`],
      repeated: [`${name}=${value}`, `${name}=other`],
      emptyBefore: [`${name}=`, `${name}=${value}`],
      badEscape: [`${name}=${value}%zz`],
    }[written];
  });
  const others = random.some(['theme=dark', 'noise', '__proto__=x', '=y', 'a=b=c', ''], 0.3);
  return [...others, ...pieces].join(random.pick(['; ', ';', ' ; ']));
}

module.exports = { CLIENT_UAT, drawCookies };
