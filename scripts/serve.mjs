// node scripts/run.mjs scripts/serve.mjs PORT   serves the production build
//
// As `next start` does, but
// - with Brotli where the browser takes it: a page carries its text twice, as HTML and as data for React. Gzip looks back
//   32 kB and packs both, Brotli finds the second in the first.
// - the landing page comes without React, which has nothing to do there. Its scripts are fetched ahead for the wizard.
import { createServer } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import next from 'next';

const port = Number(process.argv[2]);
// Where Next asks itself for the page that follows a form, as `next start` sets it: behind a proxy with TLS it would try https here.
process.env.__NEXT_PRIVATE_ORIGIN = `http://localhost:${port}`;
const app = next({ dev: false, port });
await app.prepare();
const answer = app.getRequestHandler();
// 5 is where the search for distant repeats begins; it costs no more time than gzip.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } });

const server = createServer((request, response) => {
  // Overwrites what a client sends: the limits on signing in go by it.
  request.headers['x-landfall-address'] = addressOf(request);
  compress(request, response, () => {
    if (isLanding(request)) leaveReactOut(response);
    answer(request, response);
  });
});
// Node's five minutes are too short for a file of 2 GB over a slow line; headers keep their own limit.
server.requestTimeout = 3_600_000;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close(() => app.close().finally(() => process.exit())));
}
server.listen(port);

/** Behind a proxy of ours (LANDFALL_PROXY=1) the last address that it added is the client's; else nobody's word counts. */
function addressOf({ headers, socket }) {
  const forwarded = process.env.LANDFALL_PROXY === '1' ? String(headers['x-forwarded-for'] ?? '') : '';
  return forwarded.split(',').at(-1).trim() || (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

/** Asked for as a document, not by React on another page. */
function isLanding({ method, url, headers }) {
  return method === 'GET' && !headers.rsc && /^\/(zh|en)\/?(\?|$)/.test(url);
}

function leaveReactOut(response) {
  const parts = [];
  const end = response.end.bind(response);
  response.write = (part) => parts.push(Buffer.from(part)) > 0;
  response.end = (part) => {
    if (part) parts.push(Buffer.from(part));
    return end(withoutReact(Buffer.concat(parts).toString()));
  };
}

/** Our own scripts are marked with `data-own`. What is fetched ahead comes when the page is there. */
function withoutReact(html) {
  const [, nonce] = / data-own="" nonce="([^"]*)"/.exec(html) ?? [];
  if (!nonce) return html;
  const files = [];
  const page = html
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
    .replace(/<script(?![^>]* data-own)([^>]*)>.*?<\/script>/gs, (_, attributes) => {
      const [, file] = / src="([^"]*)"/.exec(attributes) ?? [];
      if (file && !attributes.includes('noModule')) files.push(file);
      return '';
    });
  const ahead = `for(const href of ${JSON.stringify(files)})document.head.append(Object.assign(document.createElement("link"),{rel:"prefetch",href}))`;
  return page.replace('</body>', `<script nonce="${nonce}">addEventListener("load",()=>{${ahead}})</script></body>`);
}
