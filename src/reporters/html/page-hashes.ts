/** The hashes of the style and of the script of a class, as the policy of a page names them; a test computes them again. */
export const styleHash = 'sha256-ol9xKpYVG/lQ9HiMLDpLMjvkEA6AW0zJH0K1S8NYqV4=';
export const scriptHash = 'sha256-UAegRpERgmxZgXxrysewzl/8qsCMrCqCZPoLdVYRNuI=';
