// Decides the status of a test that is missing or somebody else's: proxy.ts sends such a request here, and what
// is made ahead of all requests has its status from the start.
import { notFound } from 'next/navigation';

export default function Page(): never {
  notFound();
}
