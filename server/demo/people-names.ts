import type { Random } from './random.ts'

const FIRST =
  `Aaliyah Abigail Adaeze Ahmed Aiko Aisha Alejandro Alice Amelia Amit Ana Andrew Anika Arjun Astrid Ava Beatriz
Benjamin Bianca Callum Camila Carlos Caroline Charlotte Chen Chidi Chloe Clara Daniel Darius David Deepa Dmitri Edith Eleanor
Elena Elif Emeka Emily Emma Erik Esther Ethan Farah Fatima Felix Fiona Florence Freya Gabriel George Georgia Giulia Hana Harriet
Harry Hassan Helena Henry Hiro Imani Imran Ines Ingrid Irina Isaac Isabel Ivan Jack Jamal James Jasmine Javier Jin Joanna Jonas
Joseph Josephine Julia Kamal Karen Katarzyna Keisha Kenji Kofi Kwame Lara Laura Leila Leo Lily Lina Lucas Lucia Lucy Luca Malik
Margaret Maria Marta Martin Matilda Maya Mei Michael Miguel Mina Mohammed Monica Nadia Naomi Natalia Nathan Niamh Nikhil Nina Noah
Noor Olga Oliver Olivia Omari Oscar Owen Pablo Patrick Paula Pedro Poppy Rachel Rafael Rahul Rania Ravi Rebecca Rohan Rosa Rowan
Ruby Ruth Ryan Sadia Samir Samuel Sana Sara Sebastian Selma Shanice Simone Sofia Stefan Sunita Tariq Teresa Theo Thomas Tiago
Tomas Uma Valentina Vera Victor Victoria Vikram Violet Wanjiru Wei William Xavier Yara Yuki Yusuf Zainab Zara Zoe`
    .trim()
    .split(/\s+/)

const LAST =
  `Abbott Abdi Acheampong Adeyemi Ahmed Akhtar Allen Almeida Andersen Asante Atkinson Baker Bajwa Barnes Begum Bell
Bhatt Bianchi Boateng Booth Brown Byrne Campbell Carter Castillo Chan Chaudhry Chen Clarke Collins Cooper Costa Cruz Dawson
Desai Diallo Diaz Dixon Doyle Edwards Eriksson Evans Farouk Fernandez Fischer Fletcher Flores Foster Garcia Gibson Gomez Grant
Gray Green Gupta Hall Hansen Harris Hassan Hayes Hughes Hussain Ibrahim Ivanova Jackson Jansen Jensen Jimenez Johnson Jones Kaur
Kelly Khan Kim Kovacs Kumar Lam Larsen Lee Lewis Li Lopez Macdonald Mahmood Malik Marques Martin Mbeki Mehta Mendoza Miller
Mitchell Mohamed Moore Morales Morgan Murphy Murray Nakamura Nash Nguyen Nowak Nwosu Obi Oliveira Ortiz Osei Owens Palmer Park
Patel Pereira Perez Petrov Phillips Popescu Powell Quinn Rahman Ramirez Rao Reid Reyes Richards Rivera Roberts Rossi Russo Sato
Schmidt Scott Shah Sharma Silva Singh Smith Stewart Suzuki Tanaka Taylor Thomas Torres Turner Usman Vargas Vasquez Walker Wang
Ward Watson Webb White Williams Wilson Wong Wood Wright Yamamoto Yilmaz Young Zhang Zielinski`
    .trim()
    .split(/\s+/)

/** So many different full names. */
export function peopleNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(`${random.pick(FIRST)} ${random.pick(LAST)}`)
  return [...names]
}

/** A number of a range that is kept for fiction (Ofcom): none of them rings anywhere. `n` below 2000. */
export function fictionalUkPhone(n: number): string {
  const last = String(n % 1000).padStart(3, '0')
  return n < 1000 ? `+44 7700 900${last}` : `+44 20 7946 0${last}`
}

const AREA_CODES = ['312', '773', '872', '708', '847', '630', '224', '331', '815', '779']

/** A number of a range that is kept for fiction (555-0100 to 555-0199 around Chicago). `n` below 1000. */
export function fictionalUsPhone(n: number): string {
  return `+1 ${AREA_CODES[Math.floor(n / 100) % 10]} 555 01${String(n % 100).padStart(2, '0')}`
}
