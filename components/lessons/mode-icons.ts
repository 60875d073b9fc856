// Decides which picture stands for which mode.
import {
  Bug,
  Compass,
  Eye,
  FileText,
  Gauge,
  Hammer,
  Lightbulb,
  ListVideo,
  Scale,
  SquareCode,
  type LucideIcon,
} from 'lucide-react';
import type { Mode } from '@/core/lessons/mode';

export const MODE_ICONS: Record<Mode, LucideIcon> = {
  concept: Lightbulb,
  analogy: Compass,
  syntax: SquareCode,
  execution: ListVideo,
  visual: Eye,
  performance: Gauge,
  pitfalls: Bug,
  comparison: Scale,
  project: Hammer,
  cheatsheet: FileText,
};
