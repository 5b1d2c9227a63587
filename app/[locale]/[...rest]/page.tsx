import NotFound from '../not-found';

/** Addresses that no page answers. Drawn as a page: what `notFound()` shows needs JavaScript. The status comes from the proxy. */
export default function Rest() {
  return <NotFound />;
}
