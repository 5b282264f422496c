'use strict';

const { KINDS } = require('../apps/kinds');
const { medianWithInterval } = require('../statistics/interval');
const { median } = require('../statistics/quantiles');
const { megabytes, percent, range, table, times, whole } = require('./format');
const { keptByProcessor, throughputKept } = require('./ratios');

/** @import { Crowd, PathResults } from '../types' */

const OF_CROWDS =
  'People come in random order, each with a token of 60 s that is renewed after 50 s; two of five have an active organization with 20 ' +
  'permissions. On a mixed day people come by Zipf’s law: of 101 requests, 60 have cookies, 20 a bearer token, 15 no credentials, 5 an API ' +
  'key (`machineTokenCache` of a minute), and 1 is redirected to a handshake. The hit rate is that of a cache of the package’s default size ' +
  'that evicts what was not used for the longest time, computed from the requests.';

const HEAD = [
  'requests of',
  'requests/s',
  'of bare Express',
  '95 % interval',
  'by processor time',
  '95 % interval',
  `by \`${KINDS.peer.title}\``,
  '×',
  'hit rate',
];

/**
 * Crowds against bare Express and `@clerk/express`, and the memory that remembering them takes.
 *
 * @param {Crowd} [crowd]
 * @returns {string[]} lines of Markdown
 */
function crowdTable(crowd) {
  if (!crowd) {
    return [];
  }
  const { few, many, bytes } = crowd.remembered;
  const remembered = medianWithInterval(bytes);
  const named = new Set(Object.values(crowd.rows).map(({ title }) => title));
  const bySize = Object.values(crowd.bySize).filter(({ title }) => !named.has(title));
  return [
    OF_CROWDS,
    '',
    ...table(HEAD, [...Object.values(crowd.rows), ...bySize].map(row)),
    '',
    `${many.toLocaleString('en')} remembered tokens take ${megabytes(remembered.median)} more resident memory than ${few.toLocaleString('en')}: ${range(remembered, megabytes)} in ${bytes.length} processes.`,
  ];
}

/** @param {PathResults} path */
function row(path) {
  const kept = throughputKept(path, 'ours');
  const byProcessor = keptByProcessor(path, 'ours');
  return [
    path.title,
    whole(1e6 / median(path.apps.ours.microseconds)),
    percent(kept.median),
    range(kept, percent),
    percent(byProcessor.median),
    range(byProcessor, percent),
    percent(throughputKept(path, 'peer').median),
    times(throughputKept(path, 'ours', 'peer').median),
    path.hitRate === undefined ? '' : percent(path.hitRate),
  ];
}

module.exports = { crowdTable };
