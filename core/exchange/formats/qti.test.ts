import fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/core/errors';
import { Unusable } from '@/core/exchange/draft';
import type { Reading } from '@/core/exchange/exchange';
import { qti21 } from '@/core/exchange/formats/qti';
import { formatOf } from '@/core/exchange/registry';
import { aids, PIXEL } from '@/core/exchange/testing/aids';

const text = (words: string) => new TextEncoder().encode(words);
const packed = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, one]) => [name, typeof one === 'string' ? text(one) : one]),
    ) as Zippable,
  );
const read = (files: Record<string, string | Uint8Array>): Promise<Reading> =>
  qti21.read(packed(files), 'x.zip', aids);

const NS =
  'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const item = (body: string, declarations: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem ${NS} identifier="i15-abc" title="Item 1" label="Item 1" xml:lang="en-US" adaptive="false" timeDependent="false" toolName="TAO" toolVersion="3.3">
${declarations}
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody><div class="grid-row"><div class="col-12">${body}</div></div></itemBody>
${more}
</assessmentItem>`;
const key = (kind: string, type: string, values: string[], more = '') =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${kind}" baseType="${type}"><correctResponse>${values.map((value) => `<value><![CDATA[${value}]]></value>`).join('')}</correctResponse>${more}</responseDeclaration>`;

async function one(xml: string) {
  const reading = await qti21.read(text(xml), 'item.xml', aids);
  expect(reading.refused).toEqual([]);
  return reading.questions[0];
}
const why = async (xml: string) =>
  (await qti21.read(text(xml), 'item.xml', aids)).refused.map((refusal) => refusal.why);

describe('QTI 2 as TAO and others write it', () => {
  it('takes a nested package with manifest, test, image and what is said of a choice', async () => {
    const choice = item(
      '<p>Which is <strong>red</strong>?</p><img src="assets/pixel.png" alt="A square"/><choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>Choose.</prompt><simpleChoice identifier="choice_1" fixed="true">Rose</simpleChoice><simpleChoice identifier="choice_2"><p>Grass</p></simpleChoice></choiceInteraction>',
      key('single', 'identifier', ['choice_1']),
      `<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/><baseValue baseType="identifier">choice_2</baseValue></match><setOutcomeValue identifier="FEEDBACK_1"><baseValue baseType="identifier">modal_1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>
       <modalFeedback identifier="modal_1" outcomeIdentifier="FEEDBACK_1" showHide="show"><p>That is green.</p></modalFeedback>
       <modalFeedback identifier="solution" outcomeIdentifier="FEEDBACK_2" showHide="show">Roses are.</modalFeedback>`,
    );
    const { questions, images, refused, found } = await read({
      'export/imsmanifest.xml': `<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM"><resources>
        <resource identifier="t" type="imsqti_test_xmlv2p1" href="tests/t/test.xml"><file href="tests/t/test.xml"/></resource>
        <resource identifier="i" type="imsqti_item_xmlv2p1" href="items/i/qti.xml"><metadata><imsmd:lom><imsmd:general><imsmd:keyword><imsmd:string>colour</imsmd:string></imsmd:keyword></imsmd:general><imsmd:educational><imsmd:difficulty><imsmd:value>difficult</imsmd:value></imsmd:difficulty></imsmd:educational></imsmd:lom></metadata><file href="items/i/qti.xml"/></resource></resources></manifest>`,
      'export/tests/t/test.xml': `<assessmentTest ${NS} identifier="t" title="T"><testPart identifier="p" navigationMode="linear" submissionMode="individual"><assessmentSection identifier="s" title="S" visible="true"><assessmentItemRef identifier="i" href="../../items/i/qti.xml"/></assessmentSection></testPart></assessmentTest>`,
      'export/items/i/qti.xml': choice,
      'export/items/i/assets/pixel.png': PIXEL,
      '__MACOSX/export/items/i/._qti.xml': 'junk',
    });
    expect(refused).toEqual([]);
    expect(found).toBe(1);
    expect([...images.keys()]).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      stem: `Which is **red**?\n\n![A square](../${[...images.keys()][0]})\n\nChoose.`,
      solution: 'Roses are.',
      difficulty: 'hard',
      tags: ['colour'],
      shuffle: false,
      answer: {
        kind: 'single',
        options: [
          { text: 'Rose', correct: true, pinned: true },
          { text: 'Grass', correct: false, feedback: 'That is green.' },
        ],
      },
    });
  });

  it('takes several right choices from a map, where no key is declared', async () => {
    const xml = item(
      '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Metals?</prompt><simpleChoice identifier="A">Iron</simpleChoice><simpleChoice identifier="B">Wood</simpleChoice><simpleChoice identifier="C">Tin</simpleChoice></choiceInteraction>',
      '<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier"><mapping><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="-1"/><mapEntry mapKey="C" mappedValue="0.5"/></mapping></responseDeclaration>',
    );
    const answer = (await one(xml))?.answer;
    expect(answer).toMatchObject({
      kind: 'multiple',
      options: [{ correct: true }, { correct: false }, { correct: true }],
    });
  });

  it.each<[string, string, object]>([
    [
      'a number with a tolerance',
      item(
        '<p>Pi? <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="5"/></p>',
        key('single', 'float', ['3.14']),
        '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.01 0.01"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>',
      ),
      { stem: 'Pi?', answer: { kind: 'numeric', low: 3.14 - 0.01, high: 3.14 + 0.01 } },
    ],
    [
      'a word in a sentence',
      item(
        '<p>The sky is <textEntryInteraction responseIdentifier="RESPONSE"/> today.</p>',
        key('single', 'string', ['blue']),
      ),
      { stem: 'The sky is [[blue]] today.', answer: { kind: 'cloze' } },
    ],
    [
      'a menu in a sentence',
      item(
        '<p>Snow is <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="true"><inlineChoice identifier="a">white</inlineChoice><inlineChoice identifier="b">warm</inlineChoice></inlineChoiceInteraction>.</p>',
        key('single', 'identifier', ['a']),
      ),
      { stem: 'Snow is [[(white)|warm]].' },
    ],
    [
      'words for gaps',
      item(
        '<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Fill.</prompt><gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="S" matchMax="1">summer</gapText><blockquote><p>Now is the <gap identifier="G1"/> of it.</p></blockquote></gapMatchInteraction>',
        key('multiple', 'directedPair', ['W G1']),
      ),
      { stem: 'Fill.\n\n> Now is the [[(winter)|summer]] of it.' },
    ],
    [
      'an order',
      item(
        '<orderInteraction responseIdentifier="RESPONSE"><prompt>Order.</prompt><simpleChoice identifier="b">two</simpleChoice><simpleChoice identifier="a">one</simpleChoice></orderInteraction>',
        key('ordered', 'identifier', ['a', 'b']),
      ),
      { answer: { kind: 'ordering', steps: [{ text: 'one' }, { text: 'two' }] } },
    ],
    [
      'pairs, where the right side has several',
      item(
        '<matchInteraction responseIdentifier="RESPONSE"><prompt>Sort.</prompt><simpleMatchSet><simpleAssociableChoice identifier="F" matchMax="2">fruit</simpleAssociableChoice><simpleAssociableChoice identifier="V" matchMax="2">tool</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier="1" matchMax="1">pear</simpleAssociableChoice><simpleAssociableChoice identifier="2" matchMax="1">plum</simpleAssociableChoice><simpleAssociableChoice identifier="3" matchMax="1">saw</simpleAssociableChoice></simpleMatchSet></matchInteraction>',
        key('multiple', 'directedPair', ['F 1', 'F 2', 'V 3']),
      ),
      {
        answer: {
          kind: 'matching',
          pairs: [
            { left: 'pear', right: 'fruit' },
            { left: 'plum', right: 'fruit' },
            { left: 'saw', right: 'tool' },
          ],
        },
      },
    ],
    [
      'words to choose in a text',
      item(
        '<hottextInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which is wrong?</prompt><p>He <hottext identifier="a">goed</hottext> <hottext identifier="b">home</hottext>.</p></hottextInteraction>',
        key('single', 'identifier', ['a']),
      ),
      { answer: { kind: 'single', options: [{ text: 'goed', correct: true }, { text: 'home' }] } },
    ],
    [
      'QTI 3',
      '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q" title="t"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>So?</qti-prompt><qti-simple-choice identifier="A">yes</qti-simple-choice><qti-simple-choice identifier="B">no</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>',
      { stem: 'So?', answer: { kind: 'single', options: [{ correct: true }, { correct: false }] } },
    ],
  ])('takes %s', async (_, xml, expected) => {
    expect(await one(xml)).toMatchObject(expected);
  });

  it.each([
    ['extendedTextInteraction', 'longer text'],
    ['uploadInteraction', 'asks for a file'],
    ['associateInteraction', 'associates words'],
    ['hotspotInteraction', 'hotspotinteraction) is not taken'],
  ])('refuses %s and says why', async (name, reason) => {
    const xml = item(`<${name} responseIdentifier="RESPONSE"/>`, '');
    expect((await why(xml))[0]).toContain(reason);
  });
});

describe('QTI 1.2 as Canvas writes it', () => {
  const field = (label: string, entry: string) =>
    `<qtimetadatafield><fieldlabel>${label}</fieldlabel><fieldentry>${entry}</fieldentry></qtimetadatafield>`;
  const canvas = (type: string, presentation: string, processing: string, more = '') =>
    `<item ident="g${type}" title="Question"><itemmetadata><qtimetadata>${field('question_type', type)}${field('points_possible', '1.0')}</qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;div&gt;&lt;p&gt;What of [a]?&lt;/p&gt;&lt;/div&gt;</mattext></material>${presentation}</presentation><resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>${processing}</resprocessing>${more}</item>`;
  const label = (id: string, words: string) =>
    `<response_label ident="${id}"><material><mattext texttype="text/plain">${words}</mattext></material></response_label>`;
  const full = '<setvar action="Set" varname="SCORE">100</setvar>';
  const items = [
    canvas(
      'multiple_choice_question',
      `<response_lid ident="response1" rcardinality="Single"><render_choice>${label('1', 'x')}${label('2', 'y')}</render_choice></response_lid>`,
      `<respcondition continue="Yes"><conditionvar><varequal respident="response1">1</varequal></conditionvar><displayfeedback feedbacktype="Response" linkrefid="1_fb"/></respcondition><respcondition continue="No"><conditionvar><varequal respident="response1">2</varequal></conditionvar>${full}</respcondition>`,
      '<itemfeedback ident="1_fb"><flow_mat><material><mattext texttype="text/html">Not x.</mattext></material></flow_mat></itemfeedback>',
    ),
    canvas(
      'multiple_answers_question',
      `<response_lid ident="response1" rcardinality="Multiple"><render_choice>${label('1', 'x')}${label('2', 'y')}${label('3', 'z')}</render_choice></response_lid>`,
      `<respcondition continue="No"><conditionvar><and><varequal respident="response1">1</varequal><not><varequal respident="response1">2</varequal></not><varequal respident="response1">3</varequal></and></conditionvar>${full}</respcondition>`,
    ),
    canvas(
      'short_answer_question',
      '<response_str ident="response1" rcardinality="Single"><render_fib><response_label ident="answer1" rshuffle="No"/></render_fib></response_str>',
      `<respcondition continue="No"><conditionvar><varequal respident="response1">one</varequal><varequal respident="response1">eins</varequal></conditionvar>${full}</respcondition>`,
    ),
    canvas(
      'numerical_question',
      '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal"><response_label ident="answer1"/></render_fib></response_str>',
      `<respcondition continue="No"><conditionvar><or><varequal respident="response1">5.0</varequal><and><vargte respident="response1">4.5</vargte><varlte respident="response1">5.5</varlte></and></or></conditionvar>${full}</respcondition>`,
    ),
    canvas(
      'multiple_dropdowns_question',
      `<response_lid ident="response_a"><material><mattext>a</mattext></material><render_choice>${label('1', 'x')}${label('2', 'y')}</render_choice></response_lid>`,
      '<respcondition><conditionvar><varequal respident="response_a">2</varequal></conditionvar><setvar varname="SCORE" action="Add">100.00</setvar></respcondition>',
    ),
    canvas(
      'matching_question',
      ['1', '2']
        .map(
          (nth) =>
            `<response_lid ident="response_${nth}"><material><mattext texttype="text/plain">left ${nth}</mattext></material><render_choice>${label('8', 'x')}${label('9', 'y')}</render_choice></response_lid>`,
        )
        .join(''),
      ['1 9', '2 8']
        .map((pair) => pair.split(' '))
        .map(
          ([from, to]) =>
            `<respcondition><conditionvar><varequal respident="response_${from}">${to}</varequal></conditionvar><setvar varname="SCORE" action="Add">50.00</setvar></respcondition>`,
        )
        .join(''),
    ),
    canvas('essay_question', '<response_str ident="response1"/>', ''),
  ];

  it('takes each type that can be graded, and refuses an essay', async () => {
    const { questions, refused, found } = await read({
      'imsmanifest.xml':
        '<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><resources><resource identifier="g1" type="imsqti_xmlv1p2" href="g1/g1.xml"/></resources></manifest>',
      'g1/assessment_meta.xml': '<quiz xmlns="http://canvas.instructure.com/xsd/cccv1p0"/>',
      'g1/g1.xml': `<?xml version="1.0"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="g1" title="Quiz"><section ident="root_section">${items.join('')}</section></assessment></questestinterop>`,
    });
    expect(found).toBe(7);
    expect(refused.map((one) => one.why)).toEqual([
      'It asks for an essay, which cannot be graded.',
    ]);
    expect(questions.map(({ answer }) => answer)).toMatchObject([
      { kind: 'single', options: [{ correct: false, feedback: 'Not x.' }, { correct: true }] },
      { kind: 'multiple', options: [{ correct: true }, { correct: false }, { correct: true }] },
      { kind: 'text', accepted: ['one', 'eins'] },
      { kind: 'numeric', low: 4.5, high: 5.5 },
      { kind: 'cloze' },
      {
        kind: 'matching',
        pairs: [
          { left: 'left 1', right: 'y' },
          { left: 'left 2', right: 'x' },
        ],
      },
    ]);
    expect(questions[4]?.stem).toBe('What of [[x|(y)]]?'.replace('x|(y)', '(y)|x'));
  });
});

it('is known by what it holds, whatever it is called', () => {
  const zip = packed({ 'imsmanifest.xml': '<manifest/>' });
  expect(formatOf('download', zip)?.name).toBe('qti');
  expect(formatOf('a.txt', text(item('', '')))?.name).toBe('qti');
});

it('never fails but by its own name, whatever is in the archive', async () => {
  const whole = packed({
    'imsmanifest.xml': '<manifest/>',
    'i.xml': item(
      '<p>a <textEntryInteraction responseIdentifier="RESPONSE"/> b</p>',
      key('single', 'string', ['x']),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }),
      fc.nat({ max: whole.length }),
      async (changes, cut) => {
        const bytes = whole.slice(0, cut % 5 === 0 ? cut : whole.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        await qti21.read(bytes, 'x.zip', aids).catch((error: unknown) => {
          expect(error instanceof DomainError || error instanceof Unusable).toBe(true);
        });
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
