import express from 'express';
import { corsHeaders, generateClerkProtectedResourceMetadata, verifyClerkToken } from '@clerk/mcp-tools/server';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { clerkMiddleware, getAuth, requireAuth } from 'clerk-express-native';
import { createMcpServer } from './tools.mjs';

const { APP_URL = 'http://localhost:3000', CLERK_PUBLISHABLE_KEY, PORT = '3000' } = process.env;

const METADATA = '/.well-known/oauth-protected-resource/mcp';

const app = express();

// RFC 9728: from here an MCP client learns which authorization server issues tokens for /mcp: the Clerk instance.
const metadata = generateClerkProtectedResourceMetadata({
  publishableKey: CLERK_PUBLISHABLE_KEY,
  resourceUrl: `${APP_URL}/mcp`,
});
app.get(METADATA, (req, res) => res.set(corsHeaders).json(metadata));

// Only OAuth access tokens count here, not sessions. The challenge points clients to the metadata.
const guard = requireAuth({
  acceptsToken: 'oauth_token',
  unauthenticated(req, res) {
    const error = req.headers.authorization ? 'error="invalid_token", ' : '';
    res.set('WWW-Authenticate', `Bearer ${error}resource_metadata="${APP_URL}${METADATA}"`);
    res.status(401).json({ error: error ? 'invalid_token' : 'unauthenticated' });
  },
});

app.post('/mcp', clerkMiddleware(), guard, express.json(), async (req, res) => {
  const [, token] = req.headers.authorization.split(' ');
  // The transport passes `req.auth` on to the tools, as `authInfo`.
  req.auth = verifyClerkToken(getAuth(req, { acceptsToken: 'oauth_token' }), token);

  // Stateless: each request gets a server and a transport of its own, so that any process can answer it.
  const server = createMcpServer();
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  res.on('close', () => server.close());
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
});

// Without sessions there is no stream to open and none to delete.
app.all('/mcp', (req, res) => res.set('Allow', 'POST').sendStatus(405));

app.use((error, req, res, next) => {
  console.error(error);
  if (res.headersSent) {
    return next(error);
  }
  const { status = 500 } = error;
  res.status(status).json({ error: status < 500 ? 'Bad request' : 'Internal error' });
});

app.listen(PORT, (error) => {
  if (error) {
    throw error;
  }
  console.log(`Listening on port ${PORT}`);
});
