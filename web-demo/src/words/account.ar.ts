import type { AccountWords } from './account';
import { pluralIn } from './plural';

const plural = pluralIn('ar');
const accounts = (count: number): string =>
  plural(count, { one: 'حساب واحد', two: 'حسابين', few: `${count} حسابات`, other: `${count} حسابًا` });

export default {
  title: 'حسابي',
  tabs: { details: 'البيانات', rights: 'صلاحياتي', devices: 'الأجهزة', password: 'كلمة المرور' },
  details: {
    label: 'بياناتك',
    name: 'الاسم',
    userName: 'اسم المستخدم',
    userId: 'معرّف المستخدم',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    lastSignIn: 'آخر تسجيل دخول',
    never: 'لا يوجد',
    fixed: 'تحتفظ شركتك ببياناتك، ويستطيع مسؤول فيها تغييرها. اسم المستخدم ثابت دائمًا.',
    roles: 'الأدوار',
    unknown: 'غير مذكور',
  },
  rights: {
    label: 'صلاحياتك',
    note: 'لا يمكنك تغيير صلاحياتك.',
    canChange: (people) => `يستطيع ذلك: ${people}.`,
    company: 'الشركة',
    feature: 'الخدمة',
    none: 'لا صلاحيات هنا.',
    allAccounts: (count) => (count === 1 ? 'على الحساب الوحيد' : `على كل الحسابات (${accounts(count)})`),
    accounts: (count, all) => `على ${count} من ${all}`,
    search: 'البحث في الصلاحيات',
    noMatch: (typed) => `لا صلاحية تطابق «${typed}».`,
  },
  devices: {
    label: 'أين سُجّل دخولك',
    here: 'هذا الجهاز',
    device: 'الجهاز',
    begun: 'تسجيل الدخول',
    used: 'آخر استعمال',
    unknown: 'جهاز غير معروف',
    signOut: 'تسجيل الخروج',
    signOutOf: (device) => `تسجيل الخروج: ${device}`,
    ended: 'انتهت الجلسة هناك.',
    everywhere: 'تسجيل الخروج من كل مكان',
    everywhereTitle: 'هل تسجّل الخروج من كل مكان؟',
    everywhereConsequence: 'تنتهي جلساتك على كل الأجهزة، وهنا أيضًا، ابتداءً من النقرة التالية.',
  },
} satisfies AccountWords as AccountWords;
