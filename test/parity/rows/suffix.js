'use strict';

/** Which cookies count, plain or suffixed (authentication.md §2.6). */

const { instances } = require('../../support/instances');
const { CLIENT_UAT } = require('../harness/cookies');
const { tokenOf } = require('../harness/tokens');
const { row } = require('./row');

/** Cookies of both variants; `session` names the kind of token. */
function variants(instance, plain, suffixed) {
  const { suffix } = instances[instance];
  const write = ({ session, clientUat, devBrowser }, end) => [
    session && `__session${end}=${tokenOf(session, instances[instance])}`,
    clientUat && `__client_uat${end}=${CLIENT_UAT[clientUat]}`,
    devBrowser && `__clerk_db_jwt${end}=${devBrowser}`,
  ];
  return { instance, cookie: [...write(plain, ''), ...write(suffixed, `_${suffix}`)].filter(Boolean).join('; ') };
}

const production = (plain, suffixed) => variants('production', plain, suffixed);
const development = (plain, suffixed) =>
  variants('development', { devBrowser: 'dvb_plain', ...plain }, { devBrowser: 'dvb_suffixed', ...suffixed });
const SIGNED_IN = '(signed in)';
const other = { session: 'otherUser', clientUat: 'before' };

module.exports = [
  row(
    '§2.6 row 1: a plain session that is not a token',
    'token-invalid',
    production({ session: 'word', clientUat: 'before' }, other),
  ),
  row(
    '§2.6 row 1: a plain session without issuer',
    SIGNED_IN,
    production({ session: 'noIssuer', clientUat: 'before' }, other),
  ),
  row(
    '§2.6 row 2: a plain session of another instance',
    SIGNED_IN,
    production({ session: 'foreignIssuer', clientUat: 'before' }, other),
  ),
  row(
    '§2.6 row 2: a plain session of another instance alone',
    'session-token-and-uat-missing',
    production({ session: 'foreignIssuer', clientUat: 'before' }, {}),
  ),
  row(
    '§2.6 row 2: an issuer that is a number',
    SIGNED_IN,
    production({ session: 'numericIssuer', clientUat: 'before' }, other),
  ),
  row('§2.6 row 3: no suffixed cookies', SIGNED_IN, production({ session: 'good', clientUat: 'before' }, {})),
  row(
    '§2.6 row 4: a newer plain session',
    SIGNED_IN,
    production({ session: 'newer', clientUat: 'before' }, { session: 'older', clientUat: 'before' }),
  ),
  row(
    '§2.6 row 4: a newer suffixed session',
    SIGNED_IN,
    production({ session: 'older', clientUat: 'before' }, { session: 'newer', clientUat: 'before' }),
  ),
  row(
    '§2.6 row 5: the suffixed client has signed out',
    SIGNED_IN,
    production({ session: 'older', clientUat: 'before' }, { session: 'newer', clientUat: 'zero' }),
  ),
  row(
    '§2.6 row 5: the suffixed client has signed out and there is no other',
    'session-token-and-uat-missing',
    production({}, { clientUat: 'zero' }),
  ),
  row(
    '§2.6 row 6: in development an expired suffixed session next to a plain client that has signed out',
    'session-token-and-uat-missing',
    development({ clientUat: 'zero' }, { session: 'expired', clientUat: 'before' }),
  ),
  row(
    '§2.6 row 6: in production it counts',
    'handshake: session-token-expired-refresh-non-eligible-no-refresh-cookie',
    production({ clientUat: 'zero' }, { session: 'expired', clientUat: 'before' }),
  ),
  row(
    '§2.6 row 6: a good one counts in development',
    SIGNED_IN,
    development({ clientUat: 'zero' }, { session: 'good', clientUat: 'before' }),
  ),
  row(
    '§2.6 row 7: a suffixed session without its client',
    'session-token-and-uat-missing',
    production({}, { session: 'good' }),
  ),
  row('§2.6 row 8: the suffixed cookies', SIGNED_IN, production({ session: 'good', clientUat: 'before' }, other)),
  row(
    '§2.6 a suffixed cookie that is missing is not replaced',
    'handshake: client-uat-but-no-session-token',
    production({}, { clientUat: 'before' }),
  ),
  row(
    '§2.6 both clients have signed out',
    'session-token-and-uat-missing',
    production({ clientUat: 'zero' }, { clientUat: 'zero' }),
  ),
  row(
    '§2.6 the dev browser is of the same variant',
    'handshake: client-uat-but-no-session-token',
    development({}, { clientUat: 'before' }),
  ),
];
