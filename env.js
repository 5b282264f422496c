'use strict';

// `env.d.ts` is all there is to it: it declares `req.auth`. This file is here so that a program that keeps the line
// `import 'clerk-express-native/env'` when it is compiled finds a module.
