// Decides which nicknames there are: two friendly words, never the same twice in one class.
import type { Random } from '@/core/random';

const MANNERS =
  'Amber Ancient Autumn Bold Brave Bright Brisk Bronze Calm Candid Cheerful Clever Copper Coral Cosmic Cosy Crimson Curious Daring Dawn Dapper Eager Early Earnest Emerald Gentle Glad Golden Graceful Green Happy Hazel Honest Humble Indigo Ivory Jade Jolly Keen Kind Lively Lucky Lunar Maple Marble Merry Mellow Misty Noble Olive Opal Patient Pearl Playful Polar Proud Quick Quiet Rapid Rosy Ruby Rustic Sandy Scarlet Silent Silver Smiling Snowy Solar Steady Sunny Swift Teal Tidy Velvet Violet Vivid Warm Wise Witty'.split(
    ' ',
  );
const ANIMALS =
  'Badger Bear Beaver Bison Bobcat Camel Cheetah Crane Cricket Curlew Deer Dingo Dolphin Dove Eagle Egret Elk Falcon Ferret Finch Firefly Fox Gazelle Gecko Gibbon Heron Hare Hawk Hedgehog Ibex Ibis Jackdaw Jaguar Kestrel Kingfisher Kiwi Koala Lark Lemur Leopard Lion Llama Lynx Magpie Marmot Marten Meerkat Moose Narwhal Newt Nightingale Ocelot Orca Osprey Otter Owl Panda Panther Pelican Penguin Petrel Plover Puffin Puma Quail Rabbit Raven Robin Salmon Seal Sparrow Squirrel Starling Stork Swallow Swan Tapir Tern Tiger Turtle Walrus Wolf Wombat Wren Yak Zebra'.split(
    ' ',
  );

/** How many differ; a class has at most a third as many members. */
export const NICKNAMES = MANNERS.length * ANIMALS.length;

/** One form for comparing: "amber  otter" is "Amber Otter". */
export function sameName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * @param taken as they are shown; none of them comes again
 * @throws RangeError when there are not enough left
 */
export function nicknames(count: number, taken: Iterable<string>, random: Random): string[] {
  const gone = new Set([...taken].map(sameName));
  const drawn: string[] = [];
  let nth = Math.floor(random() * NICKNAMES);
  for (let tried = 0; drawn.length < count; tried += 1) {
    if (tried > NICKNAMES * 40) throw new RangeError('No nicknames are left.');
    const name = nicknameAt(nth);
    if (!gone.has(sameName(name))) {
      gone.add(sameName(name));
      drawn.push(name);
    }
    // Few are taken: another draw finds a free one at once. Many: a walk finds what is left.
    nth = tried < NICKNAMES * 20 ? Math.floor(random() * NICKNAMES) : (nth + 1) % NICKNAMES;
  }
  return drawn;
}

function nicknameAt(nth: number): string {
  const manner = MANNERS[nth % MANNERS.length] ?? '';
  const animal = ANIMALS[Math.floor(nth / MANNERS.length) % ANIMALS.length] ?? '';
  return `${manner} ${animal}`;
}
