import { notFound } from 'next/navigation';

/** Where every private link leads that opens nothing. */
export default function UnknownLinkPage() {
  notFound();
}
