'use client';
// Decides that a form says where this device is; without JavaScript it says nothing.
import { useSyncExternalStore } from 'react';

const none = () => () => undefined;

export function DeviceZone() {
  const zone = useSyncExternalStore(
    none,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => '',
  );
  return <input type="hidden" name="timeZone" value={zone} readOnly />;
}
