'use client';
// Decides that this browser knows whether somebody is in a class, so that home keeps a place for it.
import { useEffect } from 'react';
import { rememberInClass } from '@/components/classes/assignments-store';

export function InClass({ inClass }: { inClass: boolean }) {
  useEffect(() => {
    rememberInClass(inClass);
    // Home may be kept in this tab: it is hidden now, and may change.
    if (inClass) document.documentElement.dataset['inClass'] = '';
    else delete document.documentElement.dataset['inClass'];
  }, [inClass]);
  return null;
}
