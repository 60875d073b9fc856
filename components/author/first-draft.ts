// Decides what somebody finds in the playground who has written nothing yet: one question with all its parts.

export const FIRST_QUESTION = `## Which line stores the visitor's theme in the session?
<!-- id: store-by-key skill: write rev: 1 -->

- [x] \`request.session['theme'] = 'dark'\`
  > It behaves like a dictionary, so assignment by key stores the value.
- [ ] \`request.session.set('theme', 'dark')\`
  > The session object has no \`set\` method. ~no-set-method
- [ ] \`session['theme'] = 'dark'\`
  > \`session\` alone is not a name in a view: it hangs on the request.
- [ ] None of these <!-- pin -->
  > One of them does it.

### Hint
Think of a dictionary.

### Hint
Which object carries the dictionary?

### Solution
1. **Recall the type.** \`request.session\` behaves like a dictionary.
2. **Assign by key.** So item assignment stores the value.

### Quick check
Same syntax as a dictionary, so it holds.

### Common mistakes
- Calling \`set()\`, which belongs to other languages' maps. ~no-set-method
`;
