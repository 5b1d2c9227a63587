import type account from './messages/en/account.json';
import type advice from './messages/en/advice.json';
import type batch from './messages/en/batch.json';
import type kept from './messages/en/case.json';
import type common from './messages/en/common.json';
import type desk from './messages/en/desk.json';
import type papers from './messages/en/document.json';
import type error from './messages/en/error.json';
import type lab from './messages/en/lab.json';
import type landing from './messages/en/landing.json';
import type mail from './messages/en/mail.json';
import type pages from './messages/en/pages.json';
import type rules from './messages/en/rules.json';
import type styleguide from './messages/en/styleguide.json';
import type wizard from './messages/en/wizard.json';
import type { Locale } from './routing.ts';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    /** A file under messages/ is loaded as it is; listed here its keys are checked too. */
    Messages: {
      account: typeof account;
      advice: typeof advice;
      batch: typeof batch;
      case: typeof kept;
      document: typeof papers;
      common: typeof common;
      desk: typeof desk;
      error: typeof error;
      lab: typeof lab;
      landing: typeof landing;
      mail: typeof mail;
      pages: typeof pages;
      rules: typeof rules;
      styleguide: typeof styleguide;
      wizard: typeof wizard;
    };
  }
}
