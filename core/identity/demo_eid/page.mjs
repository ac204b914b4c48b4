// The page on which a person of the demonstration is chosen. No packages, no script: it must work on any old phone.
const words = {
  en: { title: 'Whose identity card do you show?', note: 'This is the eID of a demonstration: nobody on this page exists, and no card is needed.', age: 'years old', low: 'a card that proves little', cancel: 'Cancel and go back', leave: 'Sign out of the eID of the demonstration?', leaving: 'Yes, sign out' },
  kk: { title: 'Кімнің жеке куәлігін көрсетесіз?', note: 'Бұл – көрсетілімнің eID қызметі: мұндағы адамдар ойдан шығарылған, куәлік қажет емес.', age: 'жаста', low: 'дәлелдігі төмен карта', cancel: 'Бас тартып, оралу', leave: 'Көрсетілімнің eID қызметінен шығасыз ба?', leaving: 'Иә, шығу' },
  ru: { title: 'Чьё удостоверение вы предъявите?', note: 'Это eID демонстрации: людей на этой странице не существует, карта не нужна.', age: 'лет', low: 'карта, которая мало что доказывает', cancel: 'Отменить и вернуться', leave: 'Выйти из eID демонстрации?', leaving: 'Да, выйти' },
  lv: { title: 'Kura personas apliecību uzrādīsiet?', note: 'Šī ir demonstrācijas eID: šie cilvēki nepastāv, un karte nav vajadzīga.', age: 'gadi', low: 'karte, kas maz ko pierāda', cancel: 'Atcelt un atgriezties', leave: 'Vai atteikties no demonstrācijas eID?', leaving: 'Jā, atteikties' },
};

const safe = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.6rem;line-height:1.2}
.note{border-left:.4rem solid #1a5fb4;padding-left:.8rem}ul{list-style:none;padding:0}li{margin:0 0 .75rem}
button{font:inherit;width:100%;text-align:left;padding:.75rem 1rem;border:2px solid #0b0c0c;border-radius:.25rem;background:#fff;cursor:pointer}
button:hover{background:#eef3fa}button:focus{outline:.2rem solid #ffdd00;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
.cancel button{width:auto;border-color:#505a5f}small{display:block;color:#505a5f}`;

const spoken = (tags) => tags.split(/[ ,;]+/).map((tag) => tag.slice(0, 2)).find((tag) => words[tag]) ?? 'en';

const page = (language, title, body) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><main>
<h1>${title}</h1>${body}
</main></body></html>`;

export function choosing(uid, people, locales, ageOf) {
  const language = spoken(locales);
  const say = words[language];
  const rows = people.map((person) => `<li><button name="number" value="${safe(person.number)}">${safe(person.name)}
    <small>${ageOf(person)} ${say.age} · ${safe(person.citizenship.join(', '))}${person.acr ? ` · ${say.low}` : ''}</small></button></li>`);
  return page(language, say.title, `<p class="note">${say.note}</p>
<form method="post" action="/card/${safe(uid)}"><ul>${rows.join('\n')}</ul></form>
<form method="post" action="/card/${safe(uid)}" class="cancel"><button name="cancel" value="yes">${say.cancel}</button></form>`);
}

// `form`: what the provider posts to itself, without a button.
export function leaving(form, languages) {
  const language = spoken(languages);
  return page(language, words[language].leave,
    `${form}<p class="cancel"><button form="op.logoutForm" name="logout" value="yes">${words[language].leaving}</button></p>`);
}
