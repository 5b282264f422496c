'use strict';

/**
 * The calls that both packages make.
 *
 * @typedef {object} BackendCase
 * @property {string} name by which `--case` repeats it
 * @property {string} group
 * @property {string} namespace
 * @property {string} method
 * @property {unknown[]} args with tags for values that JSON cannot hold
 * @property {object} [clientOptions]
 * @property {{ name: string, value: unknown }} [odd] what replaces a string
 * @property {[RegExp, import('./stand-in').Answer][]} answers
 * @property {object[]} [recorded] the recorded requests of `@clerk/express`
 */

const { ERROR_BODIES, ERROR_STATUSES, always, answerToSample, answersTo } = require('./answers');
const { clientCases } = require('./clients');
const { compositeCases } = require('./composites');
const forms = require('./forms');
const { machineTokenCases } = require('./machine-tokens');
const recorded = require('./recorded');
const oddArguments = require('./odd-arguments');
const { withOddTexts } = require('./odd-ids');
const { variantsOf } = require('./variants');

/**
 * Methods whose responses are tried in all forms: a resource, a list with a total, one that is sent twice, no version
 * segment.
 */
const FORMED = [
  'users.getUser',
  'users.getUserList',
  'sessions.getSessionList',
  'organizations.updateOrganization',
  'apiKeys.get',
];

/** @returns {BackendCase[]} */
function allCases() {
  const methods = recorded.calls.map((method) => ({ ...method, name: `${method.namespace}.${method.method}` }));
  return [
    ...methods.flatMap(samples),
    ...methods.flatMap(answers),
    ...methods.flatMap(errors),
    ...methods.filter(({ name }) => FORMED.includes(name)).flatMap(answerForms),
    ...methods.flatMap(ids),
    ...methods.flatMap(variants),
    ...oddArguments.map(([name, namespace, method, args]) => ({
      group: 'arguments',
      name: `argument: ${name}`,
      namespace,
      method,
      args,
      answers: usualAnswer(`${namespace}.${method}`),
    })),
    ...compositeCases(),
    ...machineTokenCases(),
    ...clientCases(),
  ];
}

/** Every recorded sample call. */
function samples({ namespace, method, name, calls }) {
  return calls.map(({ label, args, clientOptions, requests }) => ({
    ...{ group: 'samples', name: `sample: ${name} ${label}`, namespace, method, args, clientOptions },
    answers: always(answerToSample(name, label)),
    recorded: requests,
  }));
}

/** Every recorded response, to its method. */
function answers({ namespace, method, name, calls }) {
  return Object.entries(answersTo(name)).map(([kind, payload]) => ({
    ...{ group: 'answers', name: `answer: ${name} ${kind}`, namespace, method, ...usualCall(calls) },
    answers: always(payload),
  }));
}

/** Every method, rejected with every status and every kind of body. */
function errors({ namespace, method, name, calls }) {
  return ERROR_STATUSES.flatMap((status) =>
    Object.entries(ERROR_BODIES).map(([kind, answer]) => ({
      ...{
        group: 'errors',
        name: `error: ${name} ${status} with ${kind} body`,
        namespace,
        method,
        ...usualCall(calls),
      },
      answers: [[/^/, answer(status)]],
    })),
  );
}

function answerForms({ namespace, method, name, calls }) {
  return Object.entries(forms).map(([form, answer]) => ({
    ...{ group: 'forms', name: `form: ${name} ${form}`, namespace, method, ...usualCall(calls) },
    answers: [[/^/, answer]],
  }));
}

function ids({ namespace, method, name, calls }) {
  return withOddTexts(usualCall(calls).args).map(({ place, odd, args }) => ({
    ...{ group: 'ids', name: `id: ${name} with ${odd.name} for ${place}`, namespace, method, args, odd },
    answers: usualAnswer(name),
  }));
}

function variants({ namespace, method, name, calls }) {
  return variantsOf(usualCall(calls).args).map(({ name: variant, args }) => ({
    ...{ group: 'variants', name: `variant: ${name} with ${variant}`, namespace, method, args },
    answers: usualAnswer(name),
  }));
}

/** The first sample call of a method that sends a request, with the most content. */
function usualCall(calls) {
  const { args } = calls.find(({ requests }) => requests.length > 0);
  return { args };
}

function usualAnswer(name) {
  return always(answersTo(name).full);
}

module.exports = { allCases };
