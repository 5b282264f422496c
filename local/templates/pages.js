'use strict';

/** What the pages do in addition to links and forms. They work without it. */
