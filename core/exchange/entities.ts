// Decides which characters named references stand for. Knows those that question banks use.

const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'amp & lt < gt > quot " apos \' ndash – mdash — hellip … lsquo ‘ rsquo ’ ldquo “ rdquo ” sbquo ‚',
    'bdquo „ laquo « raquo » lsaquo ‹ rsaquo › bull • middot · times × divide ÷ minus − plusmn ± le ≤',
    'ge ≥ ne ≠ asymp ≈ equiv ≡ infin ∞ radic √ sum ∑ prod ∏ int ∫ part ∂ nabla ∇ isin ∈ notin ∉ cup ∪',
    'cap ∩ sub ⊂ sup ⊃ sube ⊆ supe ⊇ empty ∅ forall ∀ exist ∃ and ∧ or ∨ not ¬ rarr → larr ← uarr ↑',
    'darr ↓ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ deg ° micro µ para ¶ sect § copy © reg ® trade ™ euro €',
    'pound £ yen ¥ cent ¢ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ ordf ª ordm º iexcl ¡ iquest ¿',
    'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν',
    'xi ξ omicron ο pi π rho ρ sigma σ sigmaf ς tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ',
    'Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω agrave à aacute á acirc â atilde ã',
    'auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï',
    'ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø oelig œ ugrave ù uacute ú ucirc û uuml ü',
    'yacute ý yuml ÿ szlig ß eth ð thorn þ Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ',
    'Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Iacute Í Ntilde Ñ Oacute Ó Ocirc Ô Ouml Ö Oslash Ø OElig Œ',
    'Uacute Ú Ucirc Û Uuml Ü lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ prime ′ Prime ″ there4 ∴',
  ]
    .join(' ')
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? '']);
      return pairs;
    }, []),
);
const SPACES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
};

/** Character references; unknown ones stay as they are written. */
export function decodedEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8}\d{0,2});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? SPACES[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code === 160) return ' ';
    return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : '';
  });
}

/** Text as XML and HTML write it. */
export function escapedXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
