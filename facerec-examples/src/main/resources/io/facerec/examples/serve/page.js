"use strict";

// What was given: the picture of the person, and cards, each a photo with its place on the page.
let avatar = null;
let cards = [];
let limits = null;

const at = (id) => document.getElementById(id);
// Never "100 %": a likeness is no proof.
const percent = (share) =>
  share > 0.999 ? ">99.9\u202f%" : share < 0.001 ? "<0.1\u202f%" : (100 * share).toFixed(share > 0.01 && share < 0.99 ? 0 : 1) + "\u202f%";
const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);
const megabytes = (bytes) => (bytes / (1 << 20)).toFixed(1) + " MB";
const plural = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

const VERDICTS = {
  PERSON: "the person",
  SECOND_CHOICE: "close, but another face here is closer",
  LOOKALIKE: "somebody who looks alike",
  STRANGER: "somebody else",
  TOO_POOR: "too small or too blurred to tell",
};

// --- pictures ---

/** A picture in a frame that boxes can be laid over; resolves to whether this browser shows it. */
function show(file, photo) {
  const img = photo.querySelector("img");
  return new Promise((resolve) => {
    img.onload = () => resolve(true);
    img.onerror = () => {
      URL.revokeObjectURL(img.src);
      const words = document.createElement("p");
      words.className = "unseen";
      words.textContent = "This browser cannot show it.";
      photo.replaceChildren(words);
      resolve(false);
    };
    img.src = URL.createObjectURL(file);
  });
}

function forget(photo) {
  const img = photo.querySelector("img");
  if (img) URL.revokeObjectURL(img.src);
}

/** A frame in per cent of the picture's sides: it fits at any size. Browsers turn by EXIF, too. */
function frame(photo, box, tag) {
  const img = photo.querySelector("img");
  if (!img) return null;
  const element = document.createElement(tag);
  element.className = "box";
  element.style.left = `${(100 * box.x) / img.naturalWidth}%`;
  element.style.top = `${(100 * box.y) / img.naturalHeight}%`;
  element.style.width = `${(100 * box.width) / img.naturalWidth}%`;
  element.style.height = `${(100 * box.height) / img.naturalHeight}%`;
  photo.append(element);
  return element;
}

function unframe(photo) {
  photo.querySelectorAll(".box").forEach((box) => box.remove());
}

// --- what was given ---

async function setAvatar(file) {
  const place = at("avatar-picture");
  forget(place);
  avatar = file;
  place.replaceChildren();
  if (file) {
    const photo = document.createElement("div");
    photo.className = "photo";
    const img = document.createElement("img");
    img.alt = `The person: ${file.name}`;
    photo.append(img);
    place.append(photo);
    await show(file, photo);
  }
  unanswer();
}

function addPhotos(files) {
  for (const file of files) {
    const element = at("card").content.firstElementChild.cloneNode(true);
    const card = { file, element, photo: element.querySelector(".photo") };
    element.querySelector(".name").textContent = file.name;
    element.querySelector("img").alt = file.name;
    const remove = element.querySelector(".remove");
    remove.setAttribute("aria-label", `Remove ${file.name}`);
    remove.onclick = () => removeCard(card);
    at("cards").append(element);
    cards.push(card);
    card.shown = show(file, card.photo);
  }
  unanswer();
}

function removeCard(card) {
  forget(card.photo);
  card.element.remove();
  cards = cards.filter((other) => other !== card);
  at("photos").focus();
  unanswer();
}

function clear() {
  cards.forEach((card) => forget(card.photo));
  cards = [];
  at("cards").replaceChildren();
  setAvatar(null);
  at("avatar").focus();
}

/** Another question: the former answer is no answer to it. */
function unanswer() {
  cards.forEach((card) => {
    unframe(card.photo);
    card.element.classList.remove("match", "unreadable");
    card.element.querySelector(".verdict").textContent = "";
    card.element.querySelector(".faces").replaceChildren();
  });
  unframe(at("avatar-picture"));
  at("summary").textContent = "";
  at("count").textContent = cards.length ? plural(cards.length, "photo") : "None yet.";
  complain(tooMuch());
  allow();
}

function allow() {
  const busy = at("cards").getAttribute("aria-busy") === "true";
  at("find").disabled = busy || !avatar || !cards.length || Boolean(tooMuch());
  at("clear").disabled = busy || (!avatar && !cards.length);
}

/** What the server would refuse, said before it is sent. */
function tooMuch() {
  if (!limits) return "";
  if (cards.length > limits.photos)
    return `These are ${cards.length} photos, and at most ${limits.photos} are searched at once: remove some.`;
  const files = cards.map((card) => card.file).concat(avatar || []);
  const large = files.find((file) => file.size > limits.pictureBytes);
  if (large)
    return `${large.name} has ${megabytes(large.size)}, and a picture may have ${megabytes(limits.pictureBytes)}: shrink or remove it.`;
  const all = files.reduce((sum, file) => sum + file.size, 0);
  if (all > 0.99 * limits.requestBytes)
    return `The pictures have ${megabytes(all)} together, and may have ${megabytes(limits.requestBytes)}: remove some.`;
  return "";
}

function complain(reason) {
  at("problem").textContent = sentence(reason);
  at("problem").hidden = !reason;
}

// --- the question ---

/** @param face where the person's face is on the avatar, if it shows several */
async function ask(face) {
  unanswer();
  at("cards").setAttribute("aria-busy", "true");
  allow();
  at("summary").textContent = `Looking at ${plural(cards.length, "photo")} …`;
  const form = new FormData();
  form.append("avatar", avatar);
  cards.forEach((card) => form.append("photo", card.file));
  if (face) form.append("face", [face.x, face.y, face.width, face.height].join(","));
  try {
    const response = await fetch("find", { method: "POST", body: form });
    const answer = await response.json();
    await Promise.all(cards.map((card) => card.shown));
    if (response.ok) showAnswer(answer);
    else refused(answer);
  } catch (failure) {
    at("summary").textContent = "";
    complain(
      "The pictures could not be sent, or the answer did not come. Is facerec still running, and are the" +
        ` files still there? (${failure.message})`
    );
  } finally {
    at("cards").setAttribute("aria-busy", "false");
    allow();
  }
}

function showAnswer(answer) {
  const box = frame(at("avatar-picture").firstElementChild, answer.avatar.box, "span");
  if (box) box.classList.add("match");
  answer.photos.forEach((seen, i) => showSeen(cards[i], seen));
  const matches = answer.photos.filter(isMatch).length;
  const unreadable = answer.photos.filter((seen) => seen.problem).length;
  at("summary").textContent =
    `Found on ${matches} of ${plural(answer.photos.length, "photo")}` +
    (unreadable ? `; ${unreadable} could not be read` : "");
}

const isMatch = (seen) => seen.faces.some((face) => face.verdict === "PERSON");

function showSeen(card, seen) {
  const verdict = card.element.querySelector(".verdict");
  card.element.classList.toggle("match", isMatch(seen));
  card.element.classList.toggle("unreadable", Boolean(seen.problem));
  if (seen.problem) verdict.textContent = `Not searched: ${seen.problem}`;
  else if (!seen.faces.length) verdict.textContent = "No face";
  else verdict.textContent = isMatch(seen) ? "The person is here" : "The person is not here";
  seen.faces.forEach((face) => showFace(card, face));
}

function showFace(card, face) {
  const match = face.verdict === "PERSON";
  const box = frame(card.photo, face.box, "span");
  if (box) {
    const tag = document.createElement("b");
    tag.textContent = percent(face.probability);
    box.append(tag);
    box.classList.toggle("match", match);
    box.classList.toggle("low", box.offsetTop < 24);
  }
  const line = document.createElement("li");
  line.classList.toggle("match", match);
  line.textContent =
    `${percent(face.probability)}, ${VERDICTS[face.verdict]}` +
    ` (distance ${face.distance.toFixed(2)}, face ${face.score.toFixed(2)})`;
  card.element.querySelector(".faces").append(line);
}

function refused(answer) {
  at("summary").textContent = "";
  complain(answer.reason);
  const photo = at("avatar-picture").firstElementChild;
  answer.faces.forEach((face, i) => {
    const button = frame(photo, face, "button");
    if (!button) return;
    button.type = "button";
    button.setAttribute("aria-label", `Face ${i + 1} of ${answer.faces.length}: look for this person`);
    button.onclick = () => ask(face);
    if (i === 0) button.focus();
  });
}

// --- choosing and dropping ---

function chooser(input, zone, take) {
  input.onchange = () => {
    if (input.files.length) take([...input.files]);
    input.value = ""; // the same file may be chosen again
  };
  zone.ondragover = (event) => {
    event.preventDefault();
    zone.classList.add("over");
  };
  zone.ondragleave = () => zone.classList.remove("over");
  zone.ondrop = (event) => {
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  };
}

chooser(at("avatar"), at("avatar-zone"), (files) => setAvatar(files[0]));
chooser(at("photos"), at("photos-zone"), addPhotos);
// Beside the zones a dropped picture would take the place of this page.
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => event.preventDefault());
}
at("question").onsubmit = (event) => {
  event.preventDefault();
  ask(null);
};
at("clear").onclick = clear;

fetch("limits")
  .then((response) => response.json())
  .then((known) => {
    limits = known;
    at("limits").textContent =
      `Up to ${limits.photos} photos at once, ${megabytes(limits.pictureBytes)} each and` +
      ` ${megabytes(limits.requestBytes)} together. JPEG, PNG, GIF, BMP, TIFF and WebP.`;
    unanswer();
  })
  .catch(() => {}); // the server says what it refuses
