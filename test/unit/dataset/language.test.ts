import { describe, expect, test } from 'vitest';
import { looksNonEnglish } from '../../../src/core/dataset/language.ts';

describe('a caption', () => {
  test.each([
    'A bawl with vegetables',
    'An hamburger with cheese, lettuce and tomate.',
    'A beach called "La Concha", near of a city',
    'La Concha de San Sebastian beach',
    'A sitting leopard.',
    'two man playing footbal in de park',
    'elefant in savanna',
    'Vincent van Gogh, de Sterrennacht',
    'spaghetti alla carbonara',
    'Chile con carne',
    'Jalapeño peppers',
    'Champs-Élysées, Paris',
    'Das Auto parked in Berlin',
    'A man in a sombrero eats tacos al pastor',
    'A sign that says 北京烤鸭 on a wall',
    'Un perro',
    'dog',
    'IMG_2034',
    'op op op',
    '👍🏖️',
    '<b>=1+1</b>',
    '',
  ])('is taken for English, or is too little to tell: %s', (caption) => {
    expect(looksNonEnglish(caption)).toBeNull();
  });

  test.each([
    ['es', 'Una playa con agua turquesa y una casa moderna'],
    ['es', 'Una playa con agua turquesa — y una casa moderna'],
    ['es', 'UNA HAMBURGUESA CON QUESO, LECHUGA Y TOMATE'],
    ['fr', 'Un chien court sur la plage avec son ballon'],
    ['it', 'Un gatto sul divano con una palla'],
    ['pt', 'Um cachorro com uma bola na praia'],
    ['de', 'Ein Hund mit einem Ball auf dem Rasen'],
    ['nl', 'Een hond met een bal op het strand'],
    ['sv', 'En hund med en boll på stranden'],
    ['vi', 'Một con chó chạy trên bãi biển'.normalize('NFD')],
    ['zh', '沙发和植物的客厅'],
    ['ja', '浜辺を走るいぬ'],
    ['ko', '해변을 달리는 개'],
    ['Cyrillic', 'Собака бежит по пляжу'],
    ['Arabic', 'كلب يجري على الشاطئ'],
    ['und', 'ძაღლი სანაპიროზე'],
  ])('looks like %s: %s', (language, caption) => {
    expect(looksNonEnglish(caption)).toBe(language);
  });

  test('of a million letters costs no more than its beginning', () => {
    expect(looksNonEnglish('una playa con agua '.repeat(60_000))).toBe('es');
  });
});
