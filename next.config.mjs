import { fileURLToPath } from 'node:url';
import createNextIntlPlugin from 'next-intl/plugin';

const development = process.env.NODE_ENV === 'development';

// For files and the API. Pages get a stricter policy with a nonce from proxy.ts; 'unsafe-inline' stands here only for what
// the proxy does not reach. Development needs eval and a websocket.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${development ? ' ws:' : ''}`,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // The private link of a case must not travel to other sites.
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // scripts/serve.mjs packs what is sent.
  compress: false,
  typedRoutes: false,
  // The development server writes requests to the console; the address of a link holds its secret.
  logging: { incomingRequests: { ignore: [/\/([cs]|setup|invite|password)\//] } },
  // `npm run check` checks the types; whoever only starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or server-only packages, loaded from node_modules instead of being bundled.
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    'better-auth',
    '@better-auth/passkey',
    '@myriaddreamin/typst-ts-node-compiler',
    '@resvg/resvg-js',
    'docx',
    'nodemailer',
  ],
  // Otherwise a lock file in a folder above would move the root there.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // The repository's documents are written by people, not by the development server.
  agentRules: false,
  experimental: {
    // No questions about upgrades, and no request to another host, during a build.
    agentUpgrade: false,
    // With "no-referrer" browsers send "Origin: null" with a form that is posted without JavaScript, which Next would
    // refuse. What protects the forms from other sites is that the cookies are SameSite=Lax or Strict.
    serverActions: { allowedOrigins: ['null'], bodySizeLimit: '2mb' },
  },
  headers: async () => [
    // Font files carry the hash of their content in their name.
    {
      source: '/fonts/:file(.*\\.(?:woff2|css))',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    { source: '/:path*', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
  ],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
