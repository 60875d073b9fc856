// Decides how an item of QTI 1.2, as Canvas, Respondus and Common Cartridge write it, becomes a
// question. Refuses to know packages.
import { blankMark, clozeStem, withoutMarks, type Blank } from '@/core/exchange/cloze-text';
import { choiceOf, gapFor, textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft } from '@/core/exchange/exchange';
import { htmlTree, textContent, wordsOf, type HtmlNode } from '@/core/exchange/html-tree';
import { looksLikeHtml, markdownOfNodes } from '@/core/exchange/html-text';
import { escapedMarkdown } from '@/core/exchange/markdown-text';
import { attributeOf, deepIn, elementsIn, firstIn, type XmlElement } from '@/core/exchange/xml';

const REFUSED: Readonly<Record<string, string>> = {
  essay_question: 'It asks for an essay, which cannot be graded.',
  file_upload_question: 'It asks for a file, which cannot be graded.',
  text_only_question: 'It asks nothing.',
  calculated_question: 'Its numbers change each time, which is not taken.',
};

export function itemsOf12(root: XmlElement): XmlElement[] {
  return deepIn(root, 'item');
}

export function wordsOfItem12(item: XmlElement): string {
  const html = textContent(deepIn(firstIn(item, 'presentation'), 'mattext')[0]?.children ?? []);
  return wordsOf(htmlTree(html)) || attributeOf(item, 'title');
}

/** @throws Unusable */
export function readItem12(item: XmlElement, place: (source: string) => string): ExchangeDraft {
  return new Item12Reader(item, place).draft();
}

interface Condition {
  response: string;
  value: string;
}

class Item12Reader {
  private readonly notes = new Set<string>();
  private readonly right: Condition[];

  constructor(
    private readonly item: XmlElement,
    private readonly place: (source: string) => string,
  ) {
    this.right = deepIn(item, 'respcondition')
      .filter((condition) =>
        elementsIn(condition, 'setvar').some((set) => Number(textContent(set.children)) > 0),
      )
      .flatMap((condition) => equals(firstIn(condition, 'conditionvar')));
  }

  draft(): ExchangeDraft {
    const type = this.type();
    const refused = REFUSED[type];
    if (refused !== undefined) throw new Unusable(refused);
    const id = attributeOf(this.item, 'ident');
    const general = this.feedback('general_fb') || this.feedback('correct_fb');
    const asked = this.asked(type);
    return {
      id: id === '' ? null : id,
      solution: general === '' ? null : general,
      ...asked,
      notes: [...this.notes],
    };
  }

  private type(): string {
    const fields = deepIn(this.item, 'qtimetadatafield').map((field) => [
      textContent(firstIn(field, 'fieldlabel')?.children ?? []).trim(),
      textContent(firstIn(field, 'fieldentry')?.children ?? []).trim(),
    ]);
    return fields.find(([label]) => /^(question_type|cc_profile)$/.test(label ?? ''))?.[1] ?? '';
  }

  private asked(type: string): Pick<ExchangeDraft, 'stem' | 'answer'> {
    const presentation = firstIn(this.item, 'presentation');
    const lists = deepIn(presentation, 'response_lid');
    const [list] = lists;
    const [typed] = deepIn(presentation, 'response_str', 'response_num');
    const stem = this.stem(presentation);
    if (/multiple_blanks|multiple_dropdowns/.test(type)) return this.gaps(stem, lists, type);
    if (/matching/.test(type) || lists.length > 1) return { stem, answer: this.pairs(lists) };
    if (list !== undefined) return { stem, answer: this.choice(list, type) };
    if (typed === undefined) throw new Unusable('It has nothing to answer.');
    if (/essay/.test(type)) throw new Unusable('It asks for an essay, which cannot be graded.');
    if (/numerical/.test(type) || typed.name === 'response_num') {
      return { stem, answer: this.number() };
    }
    if (this.right.length === 0) throw new Unusable('It does not say what is right.');
    return { stem, answer: textOf(this.right.map(({ value }) => value)) };
  }

  /** What stands before the first response. */
  private stem(presentation: XmlElement | undefined): string {
    const parts: string[] = [];
    const walk = (element: XmlElement | undefined): void => {
      for (const child of elementsIn(element)) {
        if (/^response_/.test(child.name)) continue;
        if (child.name === 'mattext') parts.push(this.said(child));
        else if (child.name === 'matimage') parts.push(this.image(child));
        else walk(child);
      }
    };
    walk(presentation);
    const stem = parts.filter((part) => part !== '').join('\n\n');
    return stem === '' ? escapedMarkdown(attributeOf(this.item, 'title')) : stem;
  }

  private image(element: XmlElement): string {
    return markdownOfNodes([
      {
        name: 'img',
        attributes: {
          src: this.place(attributeOf(element, 'uri')),
          alt: attributeOf(element, 'label'),
        },
        children: [],
      },
    ]);
  }

  /** HTML stands escaped in `<mattext>`, or as elements. */
  private said(element: XmlElement | undefined): string {
    if (element === undefined) return '';
    const text = textContent(element.children);
    const isHtml = /html/.test(attributeOf(element, 'texttype')) || looksLikeHtml(text);
    if (elementsIn(element).length === 0 && !isHtml) return escapedMarkdown(text);
    const nodes = elementsIn(element).length > 0 ? element.children : htmlTree(text);
    return markdownOfNodes(this.placed(nodes), this.notes);
  }

  private placed(nodes: readonly HtmlNode[]): HtmlNode[] {
    return nodes.map((node) => {
      if (typeof node === 'string') return node;
      const source = attributeOf(node, 'src');
      return node.name === 'img' && source !== ''
        ? { ...node, attributes: { ...node.attributes, src: this.place(source) } }
        : { ...node, children: this.placed(node.children) };
    });
  }

  private labels(list: XmlElement): { id: string; text: string }[] {
    return deepIn(list, 'response_label').map((label) => ({
      id: attributeOf(label, 'ident'),
      text: deepIn(label, 'mattext', 'matimage')
        .map((one) => (one.name === 'mattext' ? this.said(one) : this.image(one)))
        .join('\n\n'),
    }));
  }

  private feedback(id: string): string {
    const found = elementsIn(this.item, 'itemfeedback').find(
      (one) => attributeOf(one, 'ident') === id,
    );
    return deepIn(found, 'mattext')
      .map((one) => this.said(one))
      .join('\n\n');
  }

  private choice(list: XmlElement, type: string): ExchangeAnswer {
    const shown = new Map(
      deepIn(this.item, 'respcondition').flatMap((condition) =>
        elementsIn(condition, 'displayfeedback').flatMap((display) =>
          equals(firstIn(condition, 'conditionvar')).map(
            ({ value }) => [value, attributeOf(display, 'linkrefid')] as const,
          ),
        ),
      ),
    );
    const right = this.right.map(({ value }) => value);
    const answer = choiceOf(
      this.labels(list).map(({ id, text }) => {
        const link = shown.get(id) ?? `${id}_fb`;
        const told = /^(general|correct|general_incorrect)_?(fb)?$/.test(link)
          ? ''
          : this.feedback(link);
        return { text, correct: right.includes(id), feedback: told === '' ? null : told };
      }),
    );
    const isMany =
      /multiple_answers|multiple_response/.test(type) ||
      (type === '' && /multiple/i.test(attributeOf(list, 'rcardinality')));
    return isMany && answer.kind === 'single' ? { ...answer, kind: 'multiple' } : answer;
  }

  private pairs(lists: readonly XmlElement[]): ExchangeAnswer {
    const choices = lists[0] === undefined ? [] : this.labels(lists[0]);
    const textOfId = (id: string | undefined) => choices.find((one) => one.id === id)?.text ?? '';
    const pairs = lists.map((list) => {
      const name = attributeOf(list, 'ident');
      return {
        left: this.said(deepIn(firstIn(list, 'material'), 'mattext')[0]),
        right: textOfId(this.right.find(({ response }) => response === name)?.value),
      };
    });
    const used = new Set(pairs.map(({ right }) => right));
    return {
      kind: 'matching',
      heads: ['', ''],
      pairs,
      spare: choices.map(({ text }) => text).filter((text) => !used.has(text)),
    };
  }

  /** `[name]` in the words is the gap of the response `response_name`. */
  private gaps(
    stem: string,
    lists: readonly XmlElement[],
    type: string,
  ): Pick<ExchangeDraft, 'stem' | 'answer'> {
    const blanks: Blank[] = [];
    let text = withoutMarks(stem);
    for (const list of lists) {
      const name = attributeOf(list, 'ident').replace(/^response_/, '');
      const written = escapedMarkdown(`[${name}]`);
      if (!text.includes(written)) throw new Unusable(`Its gap [${name}] is not in its words.`);
      const right = this.right
        .filter(({ response }) => response === attributeOf(list, 'ident'))
        .map(({ value }) => value);
      const labels = deepIn(list, 'response_label').map((label) => ({
        id: attributeOf(label, 'ident'),
        text: wordsOf(htmlTree(textContent(label.children))),
      }));
      const isMenu = /dropdowns/.test(type);
      const accepted = labels.filter(({ id }) => !isMenu || right.includes(id));
      const wrong = labels.filter(({ id }) => isMenu && !right.includes(id));
      text = text.replace(written, blankMark(blanks.length));
      blanks.push(
        gapFor(
          accepted.map((one) => one.text),
          wrong.map((one) => one.text),
        ),
      );
    }
    return { stem: clozeStem({ text, blanks }), answer: { kind: 'cloze', strict: false } };
  }

  private number(): ExchangeAnswer {
    const condition = deepIn(this.item, 'conditionvar').find(
      (one) => deepIn(one, 'varequal', 'vargte', 'varlte', 'vargt', 'varlt').length > 0,
    );
    const bound = (...names: string[]) => {
      const [found] = deepIn(condition, ...names);
      return found === undefined ? null : Number(textContent(found.children));
    };
    const exact = bound('varequal');
    const low = bound('vargte', 'vargt') ?? exact;
    const high = bound('varlte', 'varlt') ?? exact;
    if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) {
      throw new Unusable('Its number cannot be read.');
    }
    return { kind: 'numeric', low, high, unit: null };
  }
}

/** Comparisons that have to hold: what stands in a `<not>` has not. */
function equals(condition: XmlElement | undefined): Condition[] {
  return elementsIn(condition).flatMap((child) => {
    if (child.name === 'not') return [];
    if (child.name !== 'varequal') return equals(child);
    return [
      { response: attributeOf(child, 'respident'), value: textContent(child.children).trim() },
    ];
  });
}
