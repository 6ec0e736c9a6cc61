// What crosses between the page and the program: written by the tests of src/view/crossing.rs.
export type Phrase = { 
/**
 * What it says.
 */
text: string, 
/**
 * Whether it is a result.
 */
strong: boolean, };
