// Decides which files of words there are. One namespace a noun, named as its file.
import accounts from '@/messages/en/accounts.json';
import admin from '@/messages/en/admin.json';
import assignments from '@/messages/en/assignments.json';
import author from '@/messages/en/author.json';
import classPage from '@/messages/en/class-page.json';
import classes from '@/messages/en/classes.json';
import failures from '@/messages/en/failures.json';
import help from '@/messages/en/help.json';
import home from '@/messages/en/home.json';
import lessons from '@/messages/en/lessons.json';
import mastery from '@/messages/en/mastery.json';
import privacy from '@/messages/en/privacy.json';
import notices from '@/messages/en/notices.json';
import progress from '@/messages/en/progress.json';
import questions from '@/messages/en/questions.json';
import reports from '@/messages/en/reports.json';
import reviews from '@/messages/en/reviews.json';
import settings from '@/messages/en/settings.json';
import shell from '@/messages/en/shell.json';
import tests from '@/messages/en/tests.json';

export const messages = {
  accounts,
  admin,
  assignments,
  author,
  'class-page': classPage,
  classes,
  failures,
  help,
  home,
  lessons,
  mastery,
  privacy,
  notices,
  progress,
  questions,
  reports,
  reviews,
  settings,
  shell,
  tests,
};
