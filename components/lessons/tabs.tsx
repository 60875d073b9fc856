// Decides how tabs stand in a lesson: all of them in the page, each below its title.
import { CodeHtml } from '@/components/lessons/code-html';
import { TabGroup } from '@/components/lessons/tab-group';
import type { Html as CompiledHtml } from '@/core/questions/question';

export function Tabs({ tabs }: { tabs: readonly { title: string; html: CompiledHtml }[] }) {
  return (
    <TabGroup titles={tabs.map(({ title }) => title)}>
      {tabs.map(({ title, html }) => (
        <CodeHtml key={title} html={html} className="prose" />
      ))}
    </TabGroup>
  );
}
