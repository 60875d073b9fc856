// Decides how those who asked to teach stand in a list, each with two buttons.
import type admin from '@/messages/en/admin.json';
import { buttonClass } from '@/components/ui/button';

interface TeacherRequestsProps {
  requests: readonly { id: string; name: string; email: string; asked: string }[];
  answer: (form: FormData) => Promise<void>;
  words: (typeof admin)['requests'];
}

export function TeacherRequests({ requests, answer, words }: TeacherRequestsProps) {
  return (
    <section aria-labelledby="requests-title" className="mt-8">
      <h2 id="requests-title" className="text-xl font-semibold">
        {words.title}
      </h2>
      {requests.length === 0 ? (
        <p className="mt-1 text-muted">{words.none}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {requests.map(({ id, name, email, asked }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-1 basis-52">
                <p className="font-medium">{name}</p>
                <p className="text-sm break-words text-muted">
                  {email} · {words.asked.replace('{date}', asked)}
                </p>
              </div>
              <form action={answer} className="flex gap-2">
                <input type="hidden" name="userId" value={id} />
                <button
                  type="submit"
                  name="answer"
                  value="yes"
                  aria-label={words.yesOf.replace('{name}', () => name)}
                  className={buttonClass('secondary')}
                >
                  {words.yes}
                </button>
                <button
                  type="submit"
                  name="answer"
                  value="no"
                  aria-label={words.noOf.replace('{name}', () => name)}
                  className={buttonClass('quiet')}
                >
                  {words.no}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
