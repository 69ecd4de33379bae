import type { PeopleWords } from './people';
import { pluralIn } from './plural';

const plural = pluralIn('ar');

/** What is put in keeps its own direction and does not move its neighbours. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const people = (count: number): string =>
  plural(count, {
    zero: 'لا أشخاص',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

export default {
  you: 'أنت',
  none: 'لا يوجد',
  search: 'البحث عن أشخاص',
  showPeople: 'عرض الأشخاص',
  any: 'الكل',
  contract: 'العقد',
  sort: 'الترتيب',
  sorts: {
    name: 'الاسم تصاعديًا',
    '-name': 'الاسم تنازليًا',
    role: 'الدور تصاعديًا',
    '-role': 'الدور تنازليًا',
    userName: 'اسم المستخدم تصاعديًا',
    '-userName': 'اسم المستخدم تنازليًا',
    status: 'الحالة، الجدد أولًا',
    '-status': 'الحالة، المقفلون أولًا',
  },
  name: 'الاسم',
  fullName: 'الاسم الكامل',
  role: 'الدور',
  userName: 'اسم المستخدم',
  status: 'الحالة',
  actions: 'الإجراءات',
  lastSignIn: 'آخر تسجيل دخول',
  email: 'البريد الإلكتروني',
  phone: 'الهاتف',
  details: (name) => `تفاصيل ${apart(name)}`,
  count: people,
  countOf: (matching, all) => `${matching} من أصل ${people(all)}`,
  nobody: 'لا أحد يمكنه التصرف نيابة عن شركاتك بعد.',
  noMatch: (filters) => `لا أحد يطابق ${filters}.`,
  manage: 'إدارة المستخدم',
  viewPermissions: 'عرض الصلاحيات',
  addToEntity: 'إضافة إلى كيان آخر',
  export: 'تصدير',
  exported: (file) => `الأشخاص الظاهرون هنا محفوظون في \u2068${file}\u2069.`,
  notEverywhere: (name) => `لا يمكنك تغيير حالة ${apart(name)} إلا بهذه الصلاحية لدى كل شركاته.`,
  notYourself: 'لا يمكنك تعليق وصولك بنفسك.',
  act: {
    resendInvitation: 'إعادة إرسال الرابط',
    deactivateInvitation: 'إبطال الرابط',
    suspend: 'تعليق',
    activate: 'تفعيل',
    unlock: 'فتح القفل',
  },
  actOn: {
    resendInvitation: (name) => `إعادة إرسال الرابط إلى ${apart(name)}`,
    suspend: (name) => `تعليق ${apart(name)}`,
    activate: (name) => `تفعيل ${apart(name)}`,
    unlock: (name) => `فتح القفل ${apart(name)}`,
  },
  suspend: {
    title: (name) => `هل تريد تعليق وصول ${apart(name)}؟`,
    signedOut: (name) => `تنتهي جلسة ${apart(name)} فورًا.`,
    then: 'بعد ذلك:',
    nothingStops: 'كل ما ينتظر الموافقة يمكن لآخرين الموافقة عليه.',
    unknown: 'تعذرت معرفة ما يعتمد على هذا الشخص.',
    reason: 'السبب',
    reasonKept: 'يُحفظ في سجل التدقيق.',
    lastAdministrator: (name) => `لا أحد غير ${apart(name)} يمكنه إدارة مستخدمي أحد العقود، لذا يبقى الوصول نشطًا.`,
    reasonNeeded: 'اكتب السبب.',
  },
  confirm: {
    activate: {
      title: (name) => `هل تريد تفعيل وصول ${apart(name)}؟`,
      consequences: (name) => [`يمكن أن يسجل ${apart(name)} الدخول من جديد باسم المستخدم وكلمة المرور ذاتهما.`],
    },
    unlock: {
      title: (name) => `هل تريد فتح القفل عن وصول ${apart(name)}؟`,
      consequences: (name) => [`يمكن أن يحاول ${apart(name)} من جديد فورًا. تبقى كلمة المرور كما هي.`],
    },
    resendInvitation: {
      title: (name) => `هل تريد إعادة إرسال الرابط إلى ${apart(name)}؟`,
      consequences: (_, email) => [
        `يُرسل رابط جديد إلى ${apart(email)}. يعمل مدة 72 ساعة.`,
        'يتوقف الرابط السابق عن العمل الآن.',
      ],
    },
    deactivateInvitation: {
      title: (name) => `هل تريد إبطال رابط ${apart(name)}؟`,
      consequences: (name) => [`يتوقف الرابط عن العمل الآن. لا يمكن أن يسجل ${apart(name)} الدخول حتى يُرسل رابط آخر.`],
    },
  },
  done: {
    suspend: (name) => `عُلق وصول ${apart(name)}.`,
    activate: (name) => `عاد وصول ${apart(name)} نشطًا.`,
    unlock: (name) => `فُتح القفل عن وصول ${apart(name)}.`,
    resendInvitation: (name) => `أُرسل رابط جديد إلى ${apart(name)}.`,
    deactivateInvitation: (name) => `لم يعد رابط ${apart(name)} يعمل.`,
  },
  notDone: {
    suspend: (name) => `لم يُعلق وصول ${apart(name)}`,
    activate: (name) => `لم يُفعل وصول ${apart(name)}`,
    unlock: (name) => `لم يُفتح القفل عن وصول ${apart(name)}`,
    resendInvitation: (name) => `لم يُرسل أي رابط إلى ${apart(name)}`,
    deactivateInvitation: (name) => `لم يُبطل رابط ${apart(name)}`,
  },
  rights: {
    viewUsers: 'عرض المستخدمين',
    createUsers: 'إنشاء المستخدمين',
    manageUsers: 'إدارة المستخدمين',
    activateUsers: 'تفعيل المستخدمين وتعليقهم',
  },
} satisfies PeopleWords as PeopleWords;
