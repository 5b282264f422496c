'use strict';

/** Type arguments for the types that need some, by name. */

const USER = `{ firstName: string; home_page: { base_url: URL; openedAt?: number; on: () => void } | null; tags: string[] }`;
const PLAIN = `{ name: string; home: { street: { number: number }; flats: string[] } }`;

const AUTH = `import('@clerk/backend')`;

/** Each type is compared with each of its lists. */
exports.PARAMETERS = {
  Autocomplete: [`<'one' | 'two'>`, '<1, number>'],
  CamelToSnake: [`<'firstName'>`, `<${USER}>`],
  CheckAuthorizationFn: ['<{ role: string }>'],
  CheckAuthorizationParamsFromSessionClaims: ['<string>'],
  ClerkPaginatedResponse: ['<{ id: string }>'],
  ClerkPaginationParams: ['', '<{ query: string }>'],
  ClerkPaginationRequest: ['', '<{ query: string }>'],
  DeepCamelToSnake: [`<'firstName'>`, `<${PLAIN}>`, `<${USER}>`],
  DeepPartial: [`<${PLAIN}>`, `<${USER}>`],
  DeepRequired: [`<${PLAIN}>`, '<{ a?: { b?: number } }>'],
  DeepSnakeToCamel: [`<'first_name'>`, '<{ home_page: { base_url: string }; is_on: boolean }>'],
  ForceNull: [`<${USER}>`],
  GetAuthFn: [{ ours: '', theirs: "<import('express').Request>" }],
  InferAuthObjectFromToken: [
    { ours: "<'api_key'>", theirs: `<'api_key', ${AUTH}.SessionAuthObject, ${AUTH}.MachineAuthObject<'api_key'>>` },
  ],
  InferAuthObjectFromTokenArray: [
    {
      ours: "<('session_token' | 'api_key')[]>",
      theirs: `<('session_token' | 'api_key')[], ${AUTH}.SessionAuthObject, ${AUTH}.MachineAuthObject<'api_key'>>`,
    },
  ],
  MachineAuthObject: ["<'api_key' | 'm2m_token' | 'oauth_token'>"],
  Nullable: [`<${USER}, 'firstName'>`],
  Override: [`<${USER}, { tags: number }>`],
  PathValue: [`<${PLAIN}, 'name'>`, `<${PLAIN}, 'home.street'>`, `<${PLAIN}, 'home.street.number'>`],
  RecordToPath: [`<${PLAIN}>`],
  RemoveFunctions: [`<{ id: string; save: (name: string) => Promise<void>; at: Date }>`],
  Serializable: [`<{ id: string; save: (name: string) => Promise<void>; either: string | (() => string); at: Date }>`],
  Simplify: [`<{ a: 1 } & { b: 2 }>`],
  SnakeToCamel: [`<'first_name'>`, `<${USER}>`],
  Without: [`<${USER}, 'tags'>`],
};
