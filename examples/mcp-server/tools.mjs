import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

/** An MCP server with one tool, which returns the user of the OAuth token. */
export function createMcpServer() {
  const server = new McpServer({ name: 'example', version: '1.0.0' });
  server.registerTool('whoami', { description: 'Returns the id of the signed-in user.' }, ({ authInfo }) => ({
    content: [{ type: 'text', text: authInfo.extra.userId }],
  }));
  return server;
}
