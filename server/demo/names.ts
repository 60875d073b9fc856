// Decides what simulated students are called.
const GIVEN = [
  'Amara',
  'Ben',
  'Chiara',
  'David',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaya',
  'Liam',
  'Mei',
  'Noah',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Samir',
  'Tilda',
  'Ulrich',
  'Vera',
  'Wanda',
  'Ximena',
  'Yusuf',
  'Zoe',
  'Anton',
  'Bruna',
  'Caleb',
  'Dana',
  'Emil',
  'Fatima',
  'Goran',
  'Hana',
  'Ivo',
  'Julia',
];
const FAMILY = 'ABCDEFGHIJKLMNOPRSTVWZ';

/** @param nth counted from 0; the first 36 differ by their first names alone */
export function simulatedName(nth: number): string {
  const round = Math.floor(nth / GIVEN.length);
  const initial = FAMILY[(nth * 7 + round) % FAMILY.length] ?? 'A';
  const number = round < FAMILY.length ? '' : ` ${round}`;
  return `${GIVEN[nth % GIVEN.length] ?? ''} ${initial}.${number}`;
}
