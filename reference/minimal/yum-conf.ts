/** The file of the lab’s repositories, in the home of root. */
export const configuration = '/root/yum.conf';

/** Shell that writes it for one repository, a folder as the machine sees it. */
export const yumConf = (repository: string): string => `cat >${configuration} <<END
[main]
cachedir=/var/cache/yum
keepcache=1
reposdir=/dev/null
gpgcheck=0
[base]
name=small packages
baseurl=file://${repository}
enabled=1
END`;
