import { notFound } from 'next/navigation';

/** Addresses that no page answers: lets the not-found page of the language do it. */
export default function Rest() {
  notFound();
}
