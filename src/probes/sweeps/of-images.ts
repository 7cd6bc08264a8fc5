import { quote } from '../../shell/quote.ts';
import { imageStores } from '../image-stores.ts';
import { linesOf } from './lines-of.ts';

/** The user in the first name `REGISTRY/USER/IMAGE` that an engine has given to an image. */
export const usersOfImage = (registry: string, image: string) =>
  ({
    reads: { stores: imageStores },
    find: `${linesOf('stores')} | sed 's/"names-history":\\[[^]]*\\]//g' | grep -o '"[^"\\]*"' | while IFS= read -r n; do
  n=\${n#'"'} n=\${n%'"'}; case $n in ${quote(`${registry}/`)}*${quote(`/${image}`)}) ;; *) continue;; esac
  n=\${n#${quote(`${registry}/`)}} n=\${n%${quote(`/${image}`)}}; case $n in */*|'') ;; *) printf '%s\\n' "$n"; break;; esac
done`,
  }) as const;
