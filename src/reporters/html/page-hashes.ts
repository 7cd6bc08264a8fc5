/** The hashes of the style and of the script of a class, as the policy of a page names them; a test computes them again. */
export const styleHash = 'sha256-8jRWaqUD/1wM4eA8yipQFsVvmBb0gKVwsXYOvx+iA5w=';
export const scriptHash = 'sha256-UAegRpERgmxZgXxrysewzl/8qsCMrCqCZPoLdVYRNuI=';
